import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { type Actor, ROLES } from "#lib/auth/rules/permission.ts";
import {
	deleteCategory,
	orderCategory,
	saveCategory,
} from "#lib/catalog/commands/change-category.ts";
import { keepDraft } from "#lib/catalog/commands/keep-draft.ts";
import {
	deleteService,
	orderService,
} from "#lib/catalog/commands/order-service.ts";
import { saveDraft } from "#lib/catalog/commands/save-draft.ts";
import { setFee } from "#lib/catalog/commands/set-fee.ts";
import { keepImport } from "#lib/catalog/import/commands/keep-import.ts";
import { saveImport } from "#lib/catalog/import/commands/save-import.ts";
import { findImport } from "#lib/catalog/import/queries/find-import.ts";
import { findDraft } from "#lib/catalog/queries/find-draft.ts";
import { findServiceToEdit } from "#lib/catalog/queries/find-service-to-edit.ts";
import { findStationToEdit } from "#lib/catalog/queries/find-station-to-edit.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { listCategories } from "#lib/catalog/queries/list-categories.ts";
import { feeOn } from "#lib/catalog/rules/fee.ts";
import { NEW_SERVICE } from "#lib/catalog/rules/service-form.ts";
import { db } from "#lib/db/client.ts";
import { changeCity } from "#lib/planning/settings/commands/change-city.ts";
import { saveStation } from "#lib/planning/settings/commands/save-station.ts";
import { findCitySettings } from "#lib/planning/settings/queries/find-city-settings.ts";
import {
	activateUser,
	changeUser,
	endUserSessions,
	resetSecondFactor,
	sendLinkAgain,
} from "#lib/staff/commands/change-user.ts";
import { eraseAudit } from "#lib/staff/commands/erase-audit.ts";
import { inviteUser } from "#lib/staff/commands/invite-user.ts";
import { requireSecondFactor } from "#lib/staff/commands/require-second-factor.ts";
import { findAccount, listAccounts } from "#lib/staff/queries/list-accounts.ts";
import { listAudit } from "#lib/staff/queries/list-audit.ts";
import { readAuditFilter } from "#lib/staff/rules/audit.ts";
import { type AccountFacts, accountMark } from "#lib/staff/staff.ts";
import { makeAccount } from "#tests/support/account.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

const now = NOW;
const STATION = {
	shortName: "Neu",
	name: "Neu",
	district: "Neu",
	building: "Haus",
	street: "Weg 1",
	postcode: "12345",
	city: "Stadt",
	phone: "0203 1234",
	latitude: 51,
	longitude: 6,
	ortsteile: [],
	listed: false,
	lastDay: null,
};
const CITY = {
	maxServices: 5,
	maxMinutes: 120,
	staffGoesOnlineDays: null,
	reminderHours: 24,
	contactDays: 7,
	actorDays: 90,
	feedbackDays: 180,
	auditDays: 365,
	leaverDays: 90,
};

beforeAll(() => makeCity());

test("every role but the administration is refused everywhere, and that is audited", async () => {
	const station = await makeStation();
	const { slug } = await makeService();
	const { id: userId } = await makeAccount();
	const change = { userId, now };
	const account = { name: "x", role: "admin", stationIds: [] } as const;
	const attempts: readonly ((actor: Actor) => Promise<{ ok: boolean }>)[] = [
		(actor) => listAccounts(actor, now),
		(actor) => findAccount(actor, userId, now),
		(actor) => inviteUser(actor, { email: "x@y.example", facts: account, now }),
		(actor) => changeUser(actor, { ...change, facts: account, shown: "" }),
		(actor) => activateUser(actor, { ...change, active: false }),
		(actor) => resetSecondFactor(actor, change),
		(actor) => sendLinkAgain(actor, change),
		(actor) => endUserSessions(actor, change),
		(actor) => requireSecondFactor(actor, { roles: [], shown: "", now }),
		(actor) => findServiceToEdit(actor, slug, now),
		(actor) => keepDraft(actor, { service: null, fields: NEW_SERVICE, now }),
		(actor) => findDraft(actor, randomUUID(), now),
		(actor) => saveDraft(actor, { draftId: randomUUID(), now }),
		(actor) => orderService(actor, { slug, direction: "up", now }),
		(actor) => deleteService(actor, { slug, now }),
		(actor) => keepImport(actor, { source: "x", text: "", now }),
		(actor) => findImport(actor, randomUUID(), now),
		(actor) =>
			saveImport(actor, {
				id: randomUUID(),
				catalogVersion: 1,
				ticks: new Set<string>(),
				category: "test",
				feesFrom: "2027-01-01",
				now,
			}),
		(actor) => listCategories(actor, now),
		(actor) =>
			saveCategory(actor, { known: null, names: { de: "x", en: null }, now }),
		(actor) => orderCategory(actor, { slug: "test", direction: "up", now }),
		(actor) => deleteCategory(actor, { slug: "test", now }),
		(actor) => findStationToEdit(actor, station.slug, now),
		(actor) => saveStation(actor, { station: null, fields: STATION, now }),
		(actor) => findCitySettings(actor, now),
		(actor) => changeCity(actor, { settings: CITY, shown: "", now }),
		(actor) =>
			setFee(actor, {
				slug,
				version: 1,
				fee: { validFrom: "2027-01-01", lines: { de: ["1 €"] } },
				now,
			}),
		(actor) => listAudit(actor, readAuditFilter({}), 10, now),
	];
	for (const role of ROLES.filter((one) => one !== "admin")) {
		const actor = await makeActor(role, station);
		for (const attempt of attempts)
			expect(await attempt(actor)).toEqual({ ok: false, error: "forbidden" });
		const entries = await db().auditEntry.findMany({
			where: { userId: actor.userId },
		});
		expect(entries).toHaveLength(attempts.length);
		expect(new Set(entries.map(({ action }) => action))).toEqual(
			new Set(["denied"]),
		);
	}
});

test("a fee holds from its day on, the one before until then", async () => {
	const admin = await makeActor("admin");
	const { slug } = await makeService();
	let version = 1;
	const fee = (validFrom: "2026-11-24" | "2026-12-01", line: string) =>
		setFee(admin, {
			slug,
			version: version++,
			fee: { validFrom, lines: { de: [line] } },
			now,
		});
	const read = async (
		day: "2026-11-24" | "2026-11-30" | "2026-12-01",
		locale: "de" | "en" = "de",
	) => {
		const { services } = await getCatalog(locale, now);
		const service = services.find((one) => one.slug === slug);
		return service && feeOn(service, day);
	};
	await fee("2026-11-24", "10 €");
	await fee("2026-12-01", "12 €");
	expect(await read("2026-11-24")).toEqual(["10 €"]);
	await fee("2026-11-24", "11 €");
	expect(await read("2026-11-30")).toEqual(["11 €"]);
	// Whoever comes then pays that, whatever day it is today.
	expect(await read("2026-12-01")).toEqual(["12 €"]);
});

test("an older fee in the reader's language does not outlive a newer one in German", async () => {
	const admin = await makeActor("admin");
	const { slug } = await makeService();
	let version = 1;
	for (const fee of [
		{ validFrom: "2026-11-24", lines: { de: ["10 €"], en: ["€10"] } },
		{ validFrom: "2026-12-01", lines: { de: ["12 €"] } },
	] as const)
		await setFee(admin, { slug, version: version++, fee, now });
	const { services } = await getCatalog("en", now);
	const service = services.find((one) => one.slug === slug);
	expect(service && feeOn(service, "2026-11-30")).toEqual(["€10"]);
	expect(service && feeOn(service, "2026-12-01")).toEqual(["12 €"]);
});

test("the last account of the administration can neither be closed nor given away", async () => {
	await db().user.updateMany({
		where: { role: "admin" },
		data: { active: false },
	});
	const admin = await makeActor("admin");
	const change = { userId: admin.userId, now };
	const facts = { name: "x", role: "clerk", stationIds: [] } as const;
	const refused = { ok: false, error: "last-admin" };
	expect(await activateUser(admin, { ...change, active: false })).toEqual(
		refused,
	);
	const { name } = await db().user.findUniqueOrThrow({
		where: { id: admin.userId },
	});
	const shown = accountMark({ name, role: "admin", stationIds: [] });
	expect(await changeUser(admin, { ...change, facts, shown })).toEqual(refused);

	// Two who close each other at once: one stays.
	const other = await makeActor("admin");
	const results = await Promise.all([
		activateUser(admin, { userId: other.userId, active: false, now }),
		activateUser(other, { ...change, active: false }),
	]);
	expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

test("rights that one administrator takes away do not come back by another one's older page", async () => {
	const admin = await makeActor("admin");
	const [own, other] = [await makeStation(), await makeStation()];
	const { id: userId } = await makeAccount("clerk");
	await db().userStation.createMany({
		data: [own.id, other.id].map((stationId) => ({ userId, stationId })),
	});
	const { name } = await db().user.findUniqueOrThrow({ where: { id: userId } });
	const before = {
		name,
		role: "clerk",
		stationIds: [own.id, other.id],
	} as const;
	const save = (facts: AccountFacts, shown: AccountFacts) =>
		changeUser(admin, { userId, facts, shown: accountMark(shown), now });
	const less = { ...before, stationIds: [own.id] };
	expect((await save(less, before)).ok).toBe(true);
	expect(await save({ ...before, name: "Neuer Name" }, before)).toEqual({
		ok: false,
		error: "account-changed",
	});
	expect((await save({ ...less, name: "Neuer Name" }, less)).ok).toBe(true);
	expect(await db().userStation.count({ where: { userId } })).toBe(1);
});

test("an address has one account only, and a bad one none", async () => {
	const admin = await makeActor("admin");
	const { email } = await makeAccount();
	const facts = { name: "x", role: "agent", stationIds: [] } as const;
	const invite = (address: string) =>
		inviteUser(admin, { email: address, facts, now });
	expect(await invite(email.toUpperCase())).toMatchObject({
		error: "email-taken",
	});
	expect(await invite("no address")).toMatchObject({ error: "email-invalid" });
});

test("the audit is narrowed to person, station, action and days, and read page by page", async () => {
	const admin = await makeActor("admin");
	const station = await makeStation();
	const person = await makeAccount();
	for (let index = 0; index < 5; index++)
		await db().auditEntry.create({
			data: {
				at: new Date(`2026-11-2${index}T23:30:00+01:00`),
				userId: person.id,
				stationId: station.id,
				action: index === 4 ? "visit:call" : "alarm:raise",
			},
		});
	const list = async (
		typed: Parameters<typeof readAuditFilter>[0],
		limit = 9,
	) => {
		const found = await listAudit(
			admin,
			readAuditFilter({ person: person.id, ...typed }),
			limit,
			now,
		);
		return found.ok ? found.value : [];
	};
	expect(await list({})).toHaveLength(5);
	expect(await list({ action: "visit:call" })).toHaveLength(1);
	expect(await list({ station: String(station.id) })).toHaveLength(5);
	expect(await list({ station: "999999" })).toEqual([]);
	// Half past eleven at night here still belongs to that day.
	expect(await list({ from: "2026-11-21", until: "2026-11-22" })).toHaveLength(
		2,
	);
	const first = await list({}, 2);
	const second = await list({ before: first.at(-1)?.id }, 9);
	expect(second).toHaveLength(3);
});

test("the audit forgets what is a year old, and nothing younger", async () => {
	const year = now.subtract({ hours: 24 * 365 });
	const at = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds);
	const old = await db().auditEntry.create({
		data: { at: at(year), action: "test:old" },
	});
	const young = await db().auditEntry.create({
		data: { at: at(year.add({ seconds: 1 })), action: "test:young" },
	});
	await eraseAudit(now);
	const left = await db().auditEntry.findMany({
		where: { id: { in: [old.id, young.id] } },
	});
	expect(left.map(({ action }) => action)).toEqual(["test:young"]);
});
