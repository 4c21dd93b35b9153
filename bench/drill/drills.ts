import type { Drill } from "./outcome.ts";

/** By name, each loaded when it is played: they bring their own settings. */
export const DRILLS = {
	restore: async () => (await import("./restore.ts")).restore,
	"point-in-time": async () => (await import("./point-in-time.ts")).pointInTime,
	upgrade: async () => (await import("./upgrade.ts")).upgrade,
	failover: async () => (await import("./failover.ts")).failover,
	pooler: async () => (await import("./pooler.ts")).pooler,
} satisfies Record<string, () => Promise<Drill>>;

export const isDrill = (name: string): name is keyof typeof DRILLS =>
	Object.hasOwn(DRILLS, name);
