import { newPerson, type Person } from './people.ts';
import { accountTour } from './tour-account.ts';
import { doorsTour } from './tour-doors.ts';
import { entryTour } from './tour-entry.ts';
import { entersAs, type ChapterParts, type TourParts } from './tour-parts.ts';
import { linksTour } from './tour-links.ts';
import { peopleTour } from './tour-people.ts';
import { rightsTour } from './tour-rights.ts';
import { qualityTour } from './tour-quality.ts';
import { roomsTour } from './tour-rooms.ts';
import { staffTour } from './tour-staff.ts';
import { statesTour } from './tour-states.ts';
import { structureTour } from './tour-structure.ts';
import { visitTour } from './tour-visit.ts';
import { surveyTour } from './tour-waiting.ts';

/** The tour in chapters, each whole in itself. */
const chapters = {
  async entry({ open, server, look }: ChapterParts) {
    await entryTour(await open(), server, look);
  },
  async account({ open, server, look }: ChapterParts) {
    await accountTour(await open(), server, look);
  },
  async rights({ open, server, look }: ChapterParts) {
    await rightsTour(await open(), server, look);
  },
  async organisation({ open, server, look }: ChapterParts) {
    const staff = await open();
    await staffTour.signIn(staff, server, look);
    await structureTour.organisation(staff, server, look);
    await peopleTour.organisation(staff, server, look);
    await staffTour.map(staff, server, look);
    await doorsTour(staff, await open(), server, look);
    await statesTour.organisation(staff, server, look);
  },
  async clinic({ open, server, look }: ChapterParts) {
    const staff = await open();
    await entersAs(staff.page, server, 'Lars Holm');
    await structureTour.clinic(staff, server, look);
    await peopleTour.team(staff, await open(), server, look);
    await surveyTour(staff, server, look);
    await statesTour.clinic(staff, server, look);
  },
  visit: visitTour,
  async links({ open, server, look }: ChapterParts) {
    const staff = await open();
    await entersAs(staff.page, server, 'Lars Holm');
    await linksTour(staff, [await open(), await open()], server, look);
  },
  async rooms({ open, server, look }: ChapterParts) {
    const staff = await open();
    await entersAs(staff.page, server, 'Lars Holm');
    await roomsTour(staff, [await open(), await open()], server, look);
  },
  async quality(parts: ChapterParts) {
    const staff = await parts.open();
    await entersAs(staff.page, parts.server, 'Ingrid Solberg');
    await qualityTour(parts, staff);
  },
} as const;

export type Chapter = keyof typeof chapters;

export const chapterNames: readonly Chapter[] = [
  'entry',
  'account',
  'rights',
  'organisation',
  'clinic',
  'visit',
  'links',
  'rooms',
  'quality',
];

/**
 * Walks through every page and state of a chapter, in one language and one look, and leaves the demo hospital as it
 * found it. It finds its way by the pages' structure, since their words differ by language.
 */
export async function walkChapter(chapter: Chapter, parts: TourParts): Promise<void> {
  const { browser, server, line, look } = parts;
  const people: Person[] = [];
  const open = async (): Promise<Person> => {
    const person = await newPerson(browser, { reducedMotion: 'reduce', ...parts.options });
    people.push(person);
    await parts.prepare?.(person.context);
    return person;
  };
  await chapters[chapter]({ open, server, line, look });
  await Promise.all(people.map(({ context }) => context.close()));
}
