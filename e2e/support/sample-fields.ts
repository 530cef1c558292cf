/** Words that would run if anything took them for markup. */
export const hostile = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>';

const words = (text: string, de = '') => ({ text, translations: de === '' ? {} : { de } });
const plain = { ready: null, help: words(''), audience: 'both', isRequired: false, options: [] };
const options = [
  { id: 'review', words: words('Dialysis review', 'Dialysekontrolle') },
  { id: 'other', words: words(hostile) },
];

/** One field of every kind, a ready-made one, and one that staff alone fill in. */
export const everyField = [
  {
    ...plain,
    id: 'whereabouts',
    kind: 'text',
    ready: 'whereabouts',
    audience: 'caller',
    label: words(''),
    isRequired: true,
  },
  {
    ...plain,
    id: 'reason',
    kind: 'choice',
    label: words('Reason for the call', 'Grund des Anrufs'),
    options,
    isRequired: true,
  },
  { ...plain, id: 'aids', kind: 'choices', label: words('What helps you', 'Was Ihnen hilft'), options },
  { ...plain, id: 'plain', kind: 'text', label: words(hostile), help: words(hostile) },
  { ...plain, id: 'story', kind: 'long-text', label: words('What happened', 'Was geschehen ist') },
  { ...plain, id: 'weight', kind: 'number', label: words('Weight this morning', 'Gewicht heute früh') },
  { ...plain, id: 'born', kind: 'date', label: words('Date of birth', 'Geburtsdatum'), isRequired: true },
  { ...plain, id: 'second', kind: 'phone', label: words('A second number', 'Eine zweite Nummer') },
  { ...plain, id: 'mail', kind: 'email', label: words('Your e-mail', 'Ihre E-Mail-Adresse') },
  { ...plain, id: 'alone', kind: 'tick', label: words('I am alone', 'Ich bin allein'), isRequired: true },
  { ...plain, id: 'record', kind: 'text', label: words('Record number', 'Aktennummer'), audience: 'staff' },
];

/** What a clinic wants read and agreed to. */
export const information = words(
  '# Before you wait\n- Have your card ready.',
  '# Bevor Sie warten\n- Halten Sie Ihre Karte bereit.',
);
