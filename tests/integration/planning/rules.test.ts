import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { correctContact } from "#lib/booking/manage/commands/correct-contact.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { listSavedChanges } from "#lib/planning/roster/queries/list-plan-changes.ts";
import { changeRules } from "#lib/planning/settings/commands/change-rules.ts";
import { findRules } from "#lib/planning/settings/queries/find-rules.ts";
import type { StationRules } from "#lib/planning/settings/rules/station-rules.ts";
import { makeActor } from "#tests/support/actor.ts";
import {
	book,
	confirm,
	hold,
	NOW,
	PERSON,
	tally,
	wish,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeStation } from "#tests/support/factory.ts";

const service = cityWithService();

async function rulesOf(actor: Actor, station: { id: number }) {
	const found = await findRules(actor, station.id, NOW);
	if (!found.ok) throw new Error(found.error);
	return found.value;
}

async function change(
	actor: Actor,
	station: { id: number },
	changes: Partial<StationRules>,
	confirms = false,
) {
	const { rules, version } = await rulesOf(actor, station);
	return changeRules(actor, {
		stationId: station.id,
		expectedVersion: version,
		rules: { ...rules, ...changes },
		confirms,
		now: NOW,
	});
}

const germanName = async ({ id }: { id: number }) =>
	(await getCatalog("de")).stations.find((one) => one.id === id)?.text.name;

test("a rule holds at once, raises the version, and stands in history and audit with both values", async () => {
	const station = await makeStation();
	const lead = await makeActor("lead", station);
	const { version } = await rulesOf(lead, station);
	await getCatalog("de");
	const hours = [{ weekday: 1 as const, from: 480, until: 720 }];
	expect(
		await change(lead, station, {
			horizonDays: 14,
			buildingHours: hours,
			access: { lift: true, loop: false },
			wordsEn: { name: "Office", directions: "Here", accessibility: "Ramp" },
			wordsMore: {
				pl: { name: "Biuro", directions: "Tutaj", accessibility: "Rampa" },
			},
		}),
	).toEqual({ ok: true, value: null });
	const raised = (await rulesOf(lead, station)).version;
	expect(raised).toBeGreaterThan(version);
	const shown = (await getCatalog("en")).stations.find(
		({ id }) => id === station.id,
	);
	expect(shown).toMatchObject({
		horizonDays: 14,
		buildingHours: hours,
		text: { name: "Office" },
		access: [
			{ fact: "lift", present: true },
			{ fact: "loop", present: false },
		],
		confirmed: false,
	});
	const nameIn = async (locale: "pl" | "tr") =>
		(await getCatalog(locale)).stations.find(({ id }) => id === station.id)
			?.text.name;
	expect(await nameIn("pl")).toBe("Biuro");
	// Nobody has written it in Turkish.
	expect(await nameIn("tr")).toBe(await germanName(station));
	const history = await listSavedChanges(lead, station.id, NOW);
	expect(history.ok && history.value).toMatchObject([
		{
			person: lead.name,
			what: {
				kind: "rules",
				before: { horizonDays: 60 },
				after: { horizonDays: 14 },
			},
		},
	]);
	const [entry] = await db().auditEntry.findMany({
		where: { userId: lead.userId },
	});
	expect(entry).toMatchObject({
		action: "station:rules",
		stationId: station.id,
		detail: { before: { horizonDays: 60 }, after: { horizonDays: 14 } },
	});
	// The same once more changes nothing.
	await change(lead, station, {});
	expect((await rulesOf(lead, station)).version).toBe(raised);
});

test("who confirms is remembered, and pages say since when", async () => {
	const station = await makeStation();
	const lead = await makeActor("lead", station);
	await change(lead, station, {}, true);
	expect((await rulesOf(lead, station)).confirmed).toEqual({
		at: NOW.epochMilliseconds,
		person: lead.name,
	});
	const { stations } = await getCatalog("de");
	const shown = stations.find(({ id }) => id === station.id);
	expect(shown).toMatchObject({ confirmed: true, confirmedOn: "2026-11-24" });
	expect(JSON.stringify(shown)).not.toContain(lead.userId);
});

test("two leads never overwrite each other's rules, and no lead another station's", async () => {
	const [own, other] = [await makeStation(), await makeStation()];
	const lead = await makeActor("lead", own);
	const { rules, version } = await rulesOf(lead, own);
	await change(await makeActor("admin"), own, { leadMinutes: 30 });
	const save = (stationId: number) =>
		changeRules(lead, {
			stationId,
			expectedVersion: version,
			rules: { ...rules, leadMinutes: 90 },
			now: NOW,
		});
	expect(await save(own.id)).toEqual({ ok: false, error: "plan-changed" });
	expect((await rulesOf(lead, own)).rules.leadMinutes).toBe(30);
	const forbidden = { ok: false, error: "forbidden" };
	expect(await save(other.id)).toEqual(forbidden);
	expect(await findRules(lead, other.id, NOW)).toEqual(forbidden);
	const clerk = await makeActor("clerk", own);
	expect(await findRules(clerk, own.id, NOW)).toEqual(forbidden);
});

describe("what citizens must tell", () => {
	const tell = (email: string | null, phone: string | null) => ({
		...PERSON,
		email,
		phone,
	});

	test("is checked when they confirm, and their reserved time stays", async () => {
		const station = await makeStation();
		const lead = await makeActor("lead", station);
		await change(lead, station, { contactRule: "phone" });
		const wanted = wish(station, service);
		await hold(wanted);
		expect(await confirm(wanted, tell("a@citizen.example", null))).toEqual({
			ok: false,
			error: "contact-missing",
		});
		expect((await confirm(wanted, tell(null, "0203 94000"))).ok).toBe(true);
	});

	test("may not be taken away later; who never gave it may still correct the rest", async () => {
		const station = await makeStation();
		const lead = await makeActor("lead", station);
		const place = { station: station.slug, service: service.slug };
		const silent = await book({ ...place, start: 600 }, tell(null, null));
		await change(lead, station, { contactRule: "either" });
		const link = await book(place, tell("a@citizen.example", null));
		const correct = (
			to: { reference: string; token: string },
			email: string | null,
			phone: string | null,
		) => correctContact({ link: to, contact: { email, phone }, now: NOW });
		expect(await correct(link, null, null)).toEqual({
			ok: false,
			error: "contact-missing",
		});
		expect((await correct(link, null, "0203 94000")).ok).toBe(true);
		expect((await correct(silent, null, null)).ok).toBe(true);
		await change(lead, station, { contactRule: "email" });
		expect((await correct(silent, null, "0203 94000")).ok).toBe(true);
	});

	test("limits how many coming appointments one person has, also at the same moment", async () => {
		const station = await makeStation({ desks: 4 });
		const lead = await makeActor("lead", station);
		await change(lead, station, { maxPerContact: 2 });
		const tokens = Array.from({ length: 4 }, () => newHoldToken());
		const wanted = (token: string) => ({
			station: station.slug,
			service: service.slug,
			token,
			client: token,
		});
		for (const token of tokens) await hold(wanted(token));
		const results = await Promise.all(
			tokens.map((token, index) =>
				confirm(
					wanted(token),
					index % 2 === 0
						? tell("EIN@citizen.example", "0203-94 000")
						: tell("ein@citizen.example", null),
				),
			),
		);
		expect(tally(results)).toEqual({ ok: 2, "too-many-for-contact": 2 });
		const another = tell("anders@citizen.example", null);
		await expect(
			book(
				{ station: station.slug, service: service.slug, start: 600 },
				another,
			),
		).resolves.toBeDefined();
	});

	test("knows one person by the number, however it is written", async () => {
		const station = await makeStation({ desks: 4 });
		const lead = await makeActor("lead", station);
		await change(lead, station, { maxPerContact: 1 });
		const place = { station: station.slug, service: service.slug };
		await book({ ...place, start: 600 }, tell(null, "+49 (0)203 94000"));
		for (const phone of ["0203/94000", "0049 203 94000", "٠٢٠٣ ٩٤٠٠٠"]) {
			const wanted = { ...place, token: newHoldToken(), client: phone };
			await hold(wanted);
			expect(await confirm(wanted, tell(null, phone))).toEqual({
				ok: false,
				error: "too-many-for-contact",
			});
		}
	});
});
