/** Everything that a Janus of ours is told at its start. */
export interface JanusSettings {
  /** Where its files lie, and the Unix socket by which it is spoken to. */
  readonly folder: string;
  /** Where Debian put its plugins and transports, such as `/usr/lib/x86_64-linux-gnu/janus`. */
  readonly library: string;
  readonly apiSecret: string;
  readonly adminSecret: string;
  readonly adminKey: string;
  /** The address on this machine that media come to. */
  readonly address: string;
  /** The one that browsers are told, where it is another, as behind a router. */
  readonly publicAddress: string | null;
  /** UDP ports for media, first and last. */
  readonly ports: readonly [number, number];
}

/** The name of the Unix socket in its folder. */
export const socketName = 'janus.sock';

const plugins = [
  ...['audiobridge', 'duktape', 'echotest', 'lua', 'nosip', 'recordplay', 'sip', 'streaming', 'textroom'],
  ...['videocall', 'voicemail'],
];
const transports = ['http', 'mqtt', 'nanomsg', 'pfunix', 'rabbitmq'];

/** The configuration files of a Janus, by name. It listens to nobody but this server, and loads nothing but the VideoRoom. */
export function janusFiles(settings: JanusSettings): Readonly<Record<string, string>> {
  const { folder, library, address, publicAddress, ports } = settings;
  return {
    'janus.jcfg': sections({
      general: {
        configs_folder: folder,
        plugins_folder: `${library}/plugins`,
        transports_folder: `${library}/transports`,
        // An empty one: nothing of these is loaded.
        events_folder: `${folder}/none`,
        loggers_folder: `${folder}/none`,
        interface: '127.0.0.1',
        server_name: 'anteroom',
        api_secret: settings.apiSecret,
        admin_secret: settings.adminSecret,
        session_timeout: 60,
        hide_dependencies: true,
        debug_level: 3,
        debug_colors: false,
      },
      media: { ipv6: false, rtp_port_range: ports.join('-'), twcc_period: 100 },
      nat: {
        ice_lite: true,
        full_trickle: false,
        ignore_mdns: true,
        ice_enforce_list: address,
        ...(publicAddress === null ? {} : { nat_1_1_mapping: publicAddress }),
      },
      plugins: { disable: librariesOf(plugins) },
      transports: { disable: librariesOf(transports) },
      events: { broadcast: false },
    }),
    'janus.transport.websockets.jcfg': sections({
      general: { json: 'compact', ws: true, ws_unix: `${folder}/${socketName}`, wss: false },
      admin: { admin_ws: false, admin_wss: false },
    }),
    'janus.plugin.videoroom.jcfg': sections({
      general: { admin_key: settings.adminKey, string_ids: true, lock_rtp_forward: true, events: false },
    }),
  };
}

function librariesOf(names: readonly string[]): string {
  return names.map((name) => `libjanus_${name}.so`).join(',');
}

type Section = Readonly<Record<string, string | number | boolean>>;

/** Sections in the syntax of libconfig, which quotes texts as JSON does. */
function sections(all: Readonly<Record<string, Section>>): string {
  const lines = Object.entries(all).map(([name, section]) => {
    const values = Object.entries(section).map(([key, value]) => `  ${key} = ${JSON.stringify(value)}`);
    return `${name}: {\n${values.join('\n')}\n}\n`;
  });
  return lines.join('\n');
}
