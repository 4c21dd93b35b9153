import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder } from "#tests/support/folder.ts";

/** An import that no floor may have, in the file that has it. */
const FORBIDDEN: readonly (readonly [file: string, address: string])[] = [
	["app/page.tsx", "#lib/db/client.ts"],
	["app/(staff)/team/actions.ts", "@prisma/client"],
	["app/page.tsx", "pg"],
	["app/page.tsx", "next-auth"],
	["app/page.tsx", "#tests/support/house.ts"],
	["components/ui/button.tsx", "#app/fonts.ts"],
	["components/ui/button.tsx", "#lib/booking/hold/commands/hold-time.ts"],
	["components/ui/button.tsx", "#lib/db/lock.ts"],
	["lib/booking/commands/placing.ts", "#app/fonts.ts"],
	["lib/booking/commands/placing.ts", "#components/ui/button.tsx"],
	["lib/booking/commands/placing.ts", "../rules/wait.ts"],
	["lib/booking/commands/placing.ts", "next-auth/jwt"],
	["lib/booking/commands/placing.ts", "#prisma/seed/seed.ts"],
	["lib/booking/booking.ts", "#lib/db/client.ts"],
	["lib/booking/rules/wait.ts", "#lib/booking/queries/rows.ts"],
	["lib/planning/change/rules/call.ts", "#lib/planning/change/queries/rows.ts"],
	["lib/queue/order/rules/order.ts", "#lib/runtime/clock.ts"],
	["lib/queue/order/rules/order.ts", "node:fs"],
	["lib/queue/order/rules/order.ts", "node:fs/promises"],
	["lib/queue/order/rules/order.ts", "next/headers"],
	["lib/queue/order/rules/order.ts", "react"],
	["lib/queue/order/rules/order.ts", "server-only"],
	["lib/auth/rules/permission.ts", "#lib/auth/secrets/secrets.ts"],
	["lib/time.ts", "#lib/catalog/catalog.ts"],
	["lib/text/format.ts", "#lib/catalog/catalog.ts"],
	["lib/db/client.ts", "#lib/catalog/queries/get-catalog.ts"],
	["lib/auth/commands/sign-in.ts", "#lib/staff/staff.ts"],
	["lib/finished/finished.ts", "#lib/db/client.ts"],
	["lib/availability/rules/free-starts.ts", "#lib/finished/recording.ts"],
	["lib/catalog/queries/rows.ts", "#lib/availability/availability.ts"],
	["lib/availability/queries/facts.ts", "#lib/notifications/notifications.ts"],
	["lib/crowd/commands/enter.ts", "#lib/booking/booking.ts"],
	["lib/crowd/rules/step.ts", "#lib/runtime/clock.ts"],
	["lib/notifications/commands/enqueue.ts", "#lib/booking/booking.ts"],
	["lib/booking/commands/placing.ts", "#lib/queue/queue.ts"],
	["lib/queue/queries/facts.ts", "#lib/planning/planning.ts"],
	["lib/planning/change/queries/rows.ts", "#lib/queue/queue.ts"],
	["lib/feedback/queries/rows.ts", "#lib/pilot/rollout/rules/rollout.ts"],
	["lib/pilot/figures/queries/count.ts", "#lib/staff/staff.ts"],
	["lib/pilot/figures/queries/count.ts", "#lib/attendance/attendance.ts"],
	["lib/attendance/queries/measured.ts", "#lib/feedback/feedback.ts"],
	["lib/attendance/rules/shares.ts", "#lib/db/client.ts"],
	["lib/queue/waits/rules/forecast.ts", "#lib/simulation/simulation.ts"],
	["lib/simulation/queries/measure.ts", "#lib/staff/staff.ts"],
	["lib/simulation/rules/play.ts", "#lib/db/client.ts"],
	["lib/devices/queries/rows.ts", "#lib/booking/booking.ts"],
	["lib/booking/commands/placing.ts", "#lib/watch/watch.ts"],
	["components/ui/button.tsx", "#lib/watch/rules/status.ts"],
	["lib/watch/queries/rows.ts", "#lib/queue/queue.ts"],
	["lib/watch/rules/status.ts", "#lib/runtime/clock.ts"],
	["lib/staff/commands/invite-user.ts", "#lib/booking/booking.ts"],
	["lib/phone/rules/press.ts", "#lib/db/client.ts"],
	["lib/phone/commands/take-keys.ts", "#lib/queue/queue.ts"],
	["lib/wishes/commands/close.ts", "#lib/privacy/privacy.ts"],
	["lib/privacy/rules/kinds.ts", "#lib/db/client.ts"],
];

const ALLOWED: typeof FORBIDDEN = [
	["app/page.tsx", "#lib/booking/hold/commands/hold-time.ts"],
	["app/page.tsx", "#lib/db/errors.ts"],
	["components/ui/button.tsx", "#lib/booking/queries/find-appointment.ts"],
	["lib/booking/commands/placing.ts", "#lib/db/client.ts"],
	["lib/booking/commands/placing.ts", "#lib/catalog/catalog.ts"],
	["lib/queue/order/rules/order.ts", "#lib/catalog/rules/fee.ts"],
	["lib/db/client.ts", "#lib/finished/recording.ts"],
	["lib/catalog/queries/get-catalog.ts", "#lib/finished/recording.ts"],
	["lib/auth/commands/next-auth.ts", "next-auth"],
	["lib/watch/queries/rows.ts", "#lib/catalog/rules/phase.ts"],
	["app/page.tsx", "#lib/watch/watch.ts"],
	["tests/unit/x.test.ts", "#app/fonts.ts"],
];

const folder = temporaryFolder();
let said: string[] = [];

const nameOf = (list: typeof FORBIDDEN, at: number) => {
	const { dir, base } = path.parse(list[at]?.[0] ?? "");
	return `${dir}/${list === FORBIDDEN ? "no" : "yes"}-${at}-${base}`;
};

beforeAll(() => {
	const plugin = path.resolve("scripts/floors.grit");
	writeFileSync(
		path.join(folder.path, "biome.json"),
		JSON.stringify({
			plugins: [plugin],
			linter: { rules: { preset: "none" } },
		}),
	);
	for (const list of [FORBIDDEN, ALLOWED])
		for (const [at, [, address]] of list.entries()) {
			// Every third one as a type, every third one only when it is needed: none of them is a way around.
			const lines = [
				`export * as planted from "${address}";\n`,
				`import type { planted } from "${address}";\nexport type Planted = typeof planted;\n`,
				`export const planted = () => import("${address}");\n`,
			];
			// "types" files of a domain keep their depth: what counts is the folder.
			const file = path.join(folder.path, nameOf(list, at));
			mkdirSync(path.dirname(file), { recursive: true });
			writeFileSync(file, lines[at % 3] ?? "");
		}
	const biome = "node_modules/@biomejs/biome/bin/biome";
	const { stdout } = spawnSync(
		process.execPath,
		[path.resolve(biome), "lint", "--reporter=json", "--max-diagnostics=none"],
		{ cwd: folder.path, encoding: "utf8" },
	);
	const { diagnostics } = JSON.parse(stdout) as {
		diagnostics: { category: string; location: { path: string } }[];
	};
	said = diagnostics
		.filter(({ category }) => category === "plugin")
		.map(({ location }) => path.normalize(location.path));
});

afterAll(() => folder.remove());

test.each(FORBIDDEN.map(([file, address], at) => ({ file, address, at })))(
	"$file may not see $address",
	({ at }) => expect(said).toContain(nameOf(FORBIDDEN, at)),
);

test.each(ALLOWED.map(([file, address], at) => ({ file, address, at })))(
	"$file may see $address",
	({ at }) => expect(said).not.toContain(nameOf(ALLOWED, at)),
);
