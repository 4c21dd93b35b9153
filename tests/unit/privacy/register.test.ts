import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { KINDS, type KindName, kindOf } from "#lib/privacy/rules/kinds.ts";
import {
	CIVIL_DAYS,
	isAboutCitizens,
	personalFields,
	REGISTER,
} from "#lib/privacy/rules/register.ts";
import { presetSettings, readSchema } from "#scripts/papers/schema.ts";

const schema = readSchema();
const kinds = Object.keys(KINDS) as KindName[];

test("every column of the database is listed once: with somebody behind it, or said to have nobody", () => {
	const listed = Object.fromEntries(
		Object.entries(REGISTER).map(([model, { personal, plain }]) => [
			model,
			[...Object.keys(personal), ...plain].sort(),
		]),
	);
	const there = Object.fromEntries(
		[...schema].map(([model, columns]) => [
			model,
			columns.map(({ name }) => name).sort(),
		]),
	);
	expect(schema.size).toBeGreaterThan(80);
	expect(listed).toEqual(there);
});

test("every kind of data is that of some column", () => {
	const used = new Set(personalFields().map(({ kind }) => kind));
	expect(kinds.filter((kind) => !used.has(kind))).toEqual([]);
});

test.each(kinds)("%s is kept for a period that there is", async (name) => {
	const { keep } = kindOf(name);
	if (keep === null) return;
	if ("setting" in keep) {
		expect(presetSettings()).toHaveProperty(keep.setting);
		return;
	}
	const [file = "", constant = ""] = keep.constant.split("#");
	const module = await import(`../../../${file}`);
	expect(module[constant]).toBe(keep.amount);
});

/** Functions that the sweeps call. */
const sweeps = readFileSync("scripts/setup/sweeps.ts", "utf8");

test.each(kinds)(
	"%s is erased by code that there is, and that runs",
	(name) => {
		const { erasedBy, keep } = kindOf(name);
		const missing = erasedBy.filter((code) => {
			const [file = "", fn = ""] = code.split("#");
			return !new RegExp(`^export (?:async )?function ${fn}\\b`, "m").test(
				readFileSync(file, "utf8"),
			);
		});
		expect(missing).toEqual([]);
		const swept = erasedBy.filter((code) =>
			new RegExp(`\\b${code.split("#")[1]}\\b`).test(sweeps),
		);
		// What the room forgets it forgets while it works (scripts/server/waiting-room/watch.ts).
		if (keep !== null && name !== "admission")
			expect(swept.length).toBeGreaterThan(0);
	},
);

test("what is left of an erased person says why it leads to nobody", () => {
	const silent = personalFields().filter(
		({ stays, kind }) => stays && kindOf(kind).exception === undefined,
	);
	expect(silent.map(({ model, name }) => `${model}.${name}`)).toEqual([]);
});

test("what opens something, or names a connection, never stands in plain", () => {
	const plain = personalFields().filter(
		({ name, form }) =>
			/(?:hash|secret|clientKey|tokenKey|holdKey|recipientKey)$/i.test(name) &&
			form === "plain",
	);
	expect(plain.map(({ model, name }) => `${model}.${name}`)).toEqual([]);
});

test("days of the calendar are read as such, and nothing else is", () => {
	const days = personalFields()
		.filter(isAboutCitizens)
		.filter(({ model, name }) => {
			const column = schema.get(model)?.find((one) => one.name === name);
			return column?.isDay !== CIVIL_DAYS.has(name);
		});
	expect(days.map(({ model, name }) => `${model}.${name}`)).toEqual([]);
});
