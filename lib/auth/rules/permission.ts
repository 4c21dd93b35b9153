/** Who may do what (design §5); nothing else in the house names a role. */
export const ROLES = [
	"agent",
	"clerk",
	"lead",
	"coordinator",
	"admin",
] as const;
export type Role = (typeof ROLES)[number];

/** Tells whether two forms showed the same ones. */
export const rolesMark = (roles: readonly string[]): string =>
	ROLES.filter((role) => roles.includes(role)).join(" ");

export const PERMISSIONS = [
	"appointment:find",
	"appointment:book",
	"appointment:move",
	"appointment:cancel",
	"appointment:overbook",
	"alarm:raise",
	"audit:read",
	"city:write",
	"closure:write",
	"day:read",
	"desk:take",
	"device:pair",
	"feedback:answer",
	"feedback:read",
	"figures:read",
	"language:write",
	"message:read",
	"person:answer",
	"rollout:write",
	"roster:write",
	"service:write",
	"station:write",
	"user:write",
	"visit:call",
	"visit:register",
	"walk-in:steer",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** "own": at the stations of the account; "all": everywhere, and where no station is concerned. */
type Scope = "own" | "all";

const AT_THE_DESK = {
	"appointment:find": "own",
	"appointment:book": "own",
	"appointment:move": "own",
	"appointment:cancel": "own",
	"alarm:raise": "own",
	"day:read": "own",
	"desk:take": "own",
	"message:read": "own",
	"visit:call": "own",
	"visit:register": "own",
} as const;

const RIGHTS: Record<Role, Partial<Record<Permission, Scope>>> = {
	agent: {
		"appointment:find": "all",
		"appointment:book": "all",
		"appointment:move": "all",
		"appointment:cancel": "all",
	},
	clerk: AT_THE_DESK,
	lead: {
		...AT_THE_DESK,
		"appointment:overbook": "own",
		"closure:write": "own",
		"device:pair": "own",
		"feedback:read": "own",
		"figures:read": "own",
		"language:write": "own",
		// Whoever asks what the city knows of them asks once, not in every house.
		"person:answer": "all",
		"roster:write": "own",
		"station:write": "own",
		"walk-in:steer": "own",
	},
	coordinator: {
		"feedback:answer": "all",
		"feedback:read": "all",
		"figures:read": "all",
		"rollout:write": "all",
	},
	admin: Object.fromEntries(
		PERMISSIONS.map((permission) => [permission, "all"]),
	),
};

/** Whether what the role may is bound to stations: then the account says where it works. */
export function needsStations(role: Role): boolean {
	return Object.values(RIGHTS[role]).includes("own");
}

/** Who acts: read anew from the database with each request. */
export interface Actor {
	userId: string;
	sessionId: string;
	name: string;
	role: Role;
	/** Own stations; whether they matter is the permission's scope. */
	stationIds: readonly number[];
}

/** @param stationId null: the permission as such, wherever it may hold; a page with a choice of stations asks so. */
export function may(
	{ role, stationIds }: Pick<Actor, "role" | "stationIds">,
	permission: Permission,
	stationId: number | null,
): boolean {
	const scope = RIGHTS[role][permission];
	if (scope === undefined) return false;
	if (scope === "all") return true;
	return stationId === null
		? stationIds.length > 0
		: stationIds.includes(stationId);
}

/** Whether the permission holds everywhere. */
export function mayEverywhere(
	{ role }: Pick<Actor, "role">,
	permission: Permission,
): boolean {
	return RIGHTS[role][permission] === "all";
}
