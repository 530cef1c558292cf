import { useState, type ReactElement, type ReactNode } from 'react';
import { useAnnouncer } from '../src/ui/announcer.tsx';
import { Button, IconButton, type ButtonLook } from '../src/ui/button.tsx';
import { Checkbox, Switch } from '../src/ui/checkbox.tsx';
import { Confirm } from '../src/ui/dialog.tsx';
import { Banner, Card, EmptyState, Skeleton } from '../src/ui/feedback.tsx';
import { Icon, type IconName } from '../src/ui/icon.tsx';
import { iconShapes } from '../src/ui/icon-shapes.ts';
import { ClinicLogo, Logotype } from '../src/ui/logotype.tsx';
import { Menu } from '../src/ui/menu.tsx';
import { SideRoom } from '../src/ui/side-room.tsx';
import { SideRow, StaffShell } from '../src/ui/staff-shell.tsx';
import { Count, Initials, Status, type StatusTone } from '../src/ui/status.tsx';
import { TextField } from '../src/ui/text-field.tsx';
import { ThemePicker } from '../src/ui/theme-picker.tsx';
import words from './words.json';

const tones: readonly StatusTone[] = ['waiting', 'late', 'seen', 'hold', 'lost', 'callback'];
const looks: readonly ButtonLook[] = ['primary', 'second', 'tint', 'quiet', 'danger', 'danger-filled'];
const entryIcons: readonly IconName[] = ['chat', 'person', 'x'];

function Box({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <Card className="kit-box">
      <h2>{title}</h2>
      {children}
    </Card>
  );
}

/** All parts, in the frame of the staff's pages. */
export function Parts(): ReactElement {
  return (
    <StaffShell
      label={words.side}
      title={words.clinic}
      top={
        <div className="switcher">
          <ClinicLogo name={words.hospital} />
          <span>
            <small>{words.hospital}</small>
            <b>{words.clinic}</b>
          </span>
        </div>
      }
      nav={
        <>
          <SideRow
            href="#"
            icon="clock"
            label={words.area}
            isCurrent
            count={<Count value={5} label={words.waiting} />}
          />
          <h2>{words.rooms}</h2>
          <ul>
            {words.roomRows.map(({ name, note, knock, isLit, isCurrent }) => (
              <SideRoom
                key={name}
                name={name}
                note={note}
                knock={knock}
                isLit={isLit}
                isCurrent={isCurrent}
                enter={{ words: words.enter, label: `${words.enter} ${name}`, href: '#' }}
              />
            ))}
          </ul>
          <div className="side-gap" />
          <SideRow href="#" icon="chart" label={words.reports} />
          <SideRow href="#" icon="gear" label={words.configure} />
        </>
      }
      foot={
        <div className="me">
          <span className="me-button">
            <Initials name={words.person} />
            <span>
              <b>{words.person}</b>
              <small>{words.role}</small>
            </span>
          </span>
          <ThemePicker />
        </div>
      }
    >
      <div className="kit">
        <h1>{words.title}</h1>
        <div className="kit-grid">
          <Box title={words.name}>
            <span className="kit-word">
              <Logotype />
            </span>
            <p className="hint">{words.mark}</p>
          </Box>
          <Box title={words.type}>
            {words.sizes.map(([word, size]) => (
              <p key={size} style={{ fontSize: `var(--${size})`, fontWeight: 'var(--w-strong)' }}>
                {word}
              </p>
            ))}
          </Box>
          <Statuses />
          <Fields />
          <Choices />
          <Box title={words.empty}>
            <EmptyState
              title={words.empty}
              action={
                <Button look="primary" icon="link">
                  {words.copy}
                </Button>
              }
            >
              {words.emptyText}
            </EmptyState>
          </Box>
          <Box title={words.states}>
            <Banner tone="offline">{words.offline}</Banner>
            <Banner tone="failed" onRetry={() => undefined}>
              {words.failed}
            </Banner>
            <Banner tone="notice">{words.notice}</Banner>
            <Skeleton rows={2} />
          </Box>
          <Box title={words.icons}>
            <div className="kit-icons">
              {Object.keys(iconShapes)
                .filter(isIconName)
                .map((name) => (
                  <Icon key={name} name={name} size="l" />
                ))}
            </div>
          </Box>
        </div>
      </div>
    </StaffShell>
  );
}

function isIconName(name: string): name is IconName {
  return name in iconShapes;
}

function Statuses(): ReactElement {
  return (
    <Box title={words.status}>
      <div className="kit-row">
        {tones.map((tone, index) => (
          <Status key={tone} tone={tone}>
            {words.tones[index]?.[1]}
          </Status>
        ))}
      </div>
      <h2>{words.buttons}</h2>
      <div className="kit-row">
        {looks.map((look, index) => (
          <Button key={look} look={look}>
            {words.looks[index]?.[1]}
          </Button>
        ))}
      </div>
      <div className="kit-row">
        <Button look="primary" size="small">
          {words.disabled}
        </Button>
        <Button isDisabled>{words.disabled}</Button>
        <Button look="primary" isPending>
          {words.pending}
        </Button>
        <IconButton icon="sliders" label={words.menu} />
        <Menu
          label={words.menu}
          entries={words.entries.map(([id = '', label = ''], index) => ({
            id,
            label,
            icon: entryIcons[index] ?? 'x',
            isDanger: id === 'remove',
          }))}
        />
      </div>
      <div className="kit-row">
        <Button look="primary" size="caller" iconAfter="end">
          {words.caller}
        </Button>
      </div>
    </Box>
  );
}

function Fields(): ReactElement {
  return (
    <Box title={words.field}>
      <TextField
        size="caller"
        label={words.phone}
        hint={words.hint}
        error={words.error}
        defaultValue="070 555"
        type="tel"
        dir="ltr"
      />
      <TextField size="caller" label={words.first} defaultValue="Amina" />
      <TextField label={words.message} rows={2} />
    </Box>
  );
}

function Choices(): ReactElement {
  const { toast } = useAnnouncer();
  const [isOpen, setOpen] = useState(false);
  return (
    <Box title={words.choices}>
      <Switch defaultSelected>{words.sound}</Switch>
      <Switch>{words.sms}</Switch>
      <Checkbox defaultSelected>{words.remember}</Checkbox>
      <Checkbox isIndeterminate>{words.remember}</Checkbox>
      <Checkbox size="caller" defaultSelected>
        {words.interpreter}
      </Checkbox>
      <div className="kit-row">
        <Button onPress={() => setOpen(true)}>{words.open}</Button>
        <Button onPress={() => toast(words.toast)}>{words.showToast}</Button>
      </div>
      <Confirm
        title={words.dialog}
        isOpen={isOpen}
        action={words.looks[4]?.[1] ?? ''}
        isDanger
        onConfirm={() => setOpen(false)}
        onCancel={() => setOpen(false)}
      >
        {words.dialogText}
      </Confirm>
    </Box>
  );
}
