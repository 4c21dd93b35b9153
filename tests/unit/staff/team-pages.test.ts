import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { deskChoices } from "#app/(staff)/team/_visit/desk-choices.ts";
import type { DeskView } from "#lib/queue/queue.ts";
import invitations from "#messages/de/invitations.json" with { type: "json" };

const desk = (id: number, rest: Partial<DeskView> = {}): DeskView => ({
	id,
	name: `Platz ${id}`,
	serves: null,
	clerk: null,
	pause: null,
	visit: null,
	...rest,
});

test("nobody is sent on to the desk they are at, to one that pauses, or where nobody sits", () => {
	const clerk = { userId: "", name: "Ada Muster" };
	const desks = [
		desk(1),
		desk(2, { clerk }),
		desk(3, { clerk, pause: { until: null } }),
		desk(4),
		desk(5, { clerk: { userId: "", name: "Bo Beispiel" } }),
	];
	expect(deskChoices(desks, { deskId: 1 })).toEqual([
		{ value: "platz:2", text: "Platz 2 – Ada Muster" },
		{ value: "platz:5", text: "Platz 5 – Bo Beispiel" },
	]);
});

test("each key on a team's pages opens one of them, and the list of keys has each once", () => {
	const source = readFileSync("app/(staff)/team/_frame/team-page.tsx", "utf8");
	const links = [...source.matchAll(/\["(\w+)", [^\]"]*, "([a-z])"\]/g)].map(
		([, page, key]) => `${key} ${page}`,
	);
	const listed = [...source.matchAll(/\["([a-z?])", "(\w+)"\]/g)].map(
		([, key, page]) => `${key} ${page}`,
	);
	expect(links.length).toBeGreaterThan(9);
	expect(new Set(links.map((one) => one.slice(0, 1))).size).toBe(links.length);
	expect(new Set(listed.map((one) => one.slice(0, 1))).size).toBe(
		listed.length,
	);
	expect(links.filter((one) => !listed.includes(one))).toEqual([]);
});

test("two small fields of an invitation that stand beside each other stand at one height", () => {
	const { quantityHint, timesHint } = invitations.form;
	// More letters than that take a second line in half a column.
	for (const hint of [quantityHint, timesHint.replace("{max}", "20")])
		expect(hint.length).toBeLessThanOrEqual(36);
});
