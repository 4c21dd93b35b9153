import { expect, test } from "vitest";
import {
	may,
	mayEverywhere,
	PERMISSIONS,
	type Permission,
	ROLES,
	type Role,
} from "#lib/auth/rules/permission.ts";

/** Design §5, written out: - never, o at the own stations, a everywhere. Columns as ROLES. */
const TABLE: Record<Permission, string> = {
	//                    agent clerk lead coordinator admin
	"appointment:find": "a o o - a",
	"appointment:book": "a o o - a",
	"appointment:move": "a o o - a",
	"appointment:cancel": "a o o - a",
	"appointment:overbook": "- - o - a",
	"alarm:raise": "- o o - a",
	"audit:read": "- - - - a",
	"city:write": "- - - - a",
	"closure:write": "- - o - a",
	"day:read": "- o o - a",
	"desk:take": "- o o - a",
	"device:pair": "- - o - a",
	"feedback:answer": "- - - a a",
	"feedback:read": "- - o a a",
	"figures:read": "- - o a a",
	"language:write": "- - o - a",
	"message:read": "- o o - a",
	"person:answer": "- - a - a",
	"rollout:write": "- - - a a",
	"roster:write": "- - o - a",
	"service:write": "- - - - a",
	"station:write": "- - o - a",
	"user:write": "- - - - a",
	"visit:call": "- o o - a",
	"visit:register": "- o o - a",
	"walk-in:steer": "- - o - a",
};

const scopeOf = (role: Role, permission: Permission) =>
	TABLE[permission].split(" ")[ROLES.indexOf(role)];

test.each(
	ROLES.flatMap((role) =>
		PERMISSIONS.map((permission) => ({ role, permission })),
	),
)("$role, $permission", ({ role, permission }) => {
	const scope = scopeOf(role, permission);
	const actor = { role, stationIds: [1] };
	expect(may(actor, permission, 1)).toBe(scope !== "-");
	expect(may(actor, permission, 2)).toBe(scope === "a");
	expect(may(actor, permission, null)).toBe(scope !== "-");
	expect(may({ role, stationIds: [] }, permission, 1)).toBe(scope === "a");
	expect(may({ role, stationIds: [] }, permission, null)).toBe(scope === "a");
	expect(mayEverywhere(actor, permission)).toBe(scope === "a");
});
