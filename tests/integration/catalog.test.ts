import { beforeAll, expect, test } from "vitest";
import { listFreeDays } from "#lib/availability/queries/free-days.ts";
import { bookForSomeone } from "#lib/booking/staff/commands/book.ts";
import { findStation, type Service } from "#lib/catalog/catalog.ts";
import { saveCategory } from "#lib/catalog/commands/change-category.ts";
import { keepDraft } from "#lib/catalog/commands/keep-draft.ts";
import {
	deleteService,
	orderService,
} from "#lib/catalog/commands/order-service.ts";
import { saveDraft } from "#lib/catalog/commands/save-draft.ts";
import { setFee } from "#lib/catalog/commands/set-fee.ts";
import { findDraft } from "#lib/catalog/queries/find-draft.ts";
import { findDrafted } from "#lib/catalog/queries/find-drafted.ts";
import { findServiceToEdit } from "#lib/catalog/queries/find-service-to-edit.ts";
import { findStationToEdit } from "#lib/catalog/queries/find-station-to-edit.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { listCategories } from "#lib/catalog/queries/list-categories.ts";
import {
	type CategoryNames,
	categoryMark,
} from "#lib/catalog/rules/category-form.ts";
import { feeOn } from "#lib/catalog/rules/fee.ts";
import { searchServices } from "#lib/catalog/rules/search.ts";
import { askedFor } from "#lib/catalog/rules/selection.ts";
import {
	NEW_SERVICE,
	type ServiceFields,
} from "#lib/catalog/rules/service-form.ts";
import type { StationFields } from "#lib/catalog/rules/station-form.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { findFeeImpact } from "#lib/planning/service/queries/find-fee-impact.ts";
import { findServiceImpact } from "#lib/planning/service/queries/find-service-impact.ts";
import { changeCity } from "#lib/planning/settings/commands/change-city.ts";
import { saveStation } from "#lib/planning/settings/commands/save-station.ts";
import { findCitySettings } from "#lib/planning/settings/queries/find-city-settings.ts";
import { cityMark } from "#lib/planning/settings/rules/city-settings.ts";
import type { CivilDate, Minute } from "#lib/time.ts";
import { offerTimes } from "#lib/wishes/commands/offer-times.ts";
import { makeActor } from "#tests/support/actor.ts";
import {
	book,
	confirm,
	DAY,
	hold,
	holdAnother,
	moveThere,
	NOW,
	PERSON,
	tally,
	wholeAppointment,
	wish,
} from "#tests/support/booking.ts";
import { draftService, editService } from "#tests/support/edit-service.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";
import { noteWish, value, wanted } from "#tests/support/wishes.ts";

/** The day before something changes, and the day on which it has. */
const [BEFORE, AFTER] = ["2026-11-30", DAY] as const;

beforeAll(() => makeCity());

const serviceOf = async (slug: string): Promise<Service> => {
	const { services } = await getCatalog("de", NOW);
	const service = services.find((one) => one.slug === slug);
	if (!service) throw new Error(`No ${slug}`);
	return service;
};

/** The starts that a citizen is offered on a day. */
async function startsOn(
	station: { id: number },
	slug: string,
	day: CivilDate,
): Promise<readonly Minute[]> {
	const { limits } = await getCatalog("de", NOW);
	const service = await serviceOf(slug);
	const [found] = await listFreeDays({
		stationIds: [station.id],
		...askedFor([{ service, quantity: 1 }], limits),
		channel: "online",
		from: day,
		until: day,
		now: NOW,
	});
	return found?.days[0]?.starts ?? [];
}

const lengthOf = async (reference: string) => {
	const { startsAt, endsAt } = await wholeAppointment(reference);
	return (endsAt.getTime() - startsAt.getTime()) / 60_000;
};

const words = (name: string) => ({
	name,
	summary: `${name} in einem Satz`,
	quantityLabel: "Personen",
	documents: ["Ausweis"],
	searchWords: ["Zauberstab"],
	hint: null,
	onlineAlternative: null,
	onlineUrl: null,
	referral: null,
	referralAddress: null,
	referralUrl: null,
});

const fresh = (name: string, more: Partial<ServiceFields> = {}) => ({
	...NEW_SERVICE,
	category: "test",
	texts: { de: words(name), en: null },
	...more,
});

test("an administrator adds a service, and nobody else sees it before it is saved", async () => {
	const admin = await makeActor("admin");
	await makeService();
	const fields = fresh("Zauberschein beantragen");
	const { id } = value(
		await keepDraft(admin, { service: null, fields, now: NOW }),
	);
	const found = () =>
		getCatalog("de", NOW).then((all) => searchServices(all, "Zauberstab"));
	expect(await found()).toEqual([]);
	// The preview shows it to the one who typed it, and to nobody else.
	const draft = value(await findDraft(admin, id, NOW));
	const { after } = await findDrafted(draft, "de", NOW);
	expect(after).toMatchObject({
		slug: "zauberschein-beantragen",
		isOffered: true,
	});
	const other = await makeActor("admin");
	expect(await findDraft(other, id, NOW)).toEqual({
		ok: false,
		error: "unknown-draft",
	});
	expect(await saveDraft(other, { draftId: id, now: NOW })).toEqual({
		ok: false,
		error: "unknown-draft",
	});
	expect(
		(await getCatalog("de", NOW)).services.map(({ slug }) => slug),
	).not.toContain(after.slug);

	const saved = await saveDraft(admin, { draftId: id, now: NOW });
	expect(saved).toEqual({ ok: true, value: { slug: after.slug } });
	expect((await found()).map(({ slug }) => slug)).toEqual([after.slug]);
	// Pressed twice it is one service.
	expect(await saveDraft(admin, { draftId: id, now: NOW })).toEqual({
		ok: false,
		error: "unknown-draft",
	});
	// The same name once more gets an address of its own; a new name keeps the old one.
	const second = value(
		await keepDraft(admin, { service: null, fields, now: NOW }),
	);
	const twin = value(await saveDraft(admin, { draftId: second.id, now: NOW }));
	expect(twin.slug).toBe(`${after.slug}-2`);
	const renamed = { texts: { de: words("Hexenschein"), en: null } };
	expect(await editService(admin, twin.slug, renamed, NOW)).toEqual({
		ok: true,
		value: twin,
	});
	const entries = await db().auditEntry.findMany({
		where: { userId: admin.userId },
		orderBy: { id: "asc" },
	});
	expect(entries).toMatchObject([
		{ action: "service:created", subject: `service ${after.slug}` },
		{ action: "service:created" },
		{
			action: "service:changed",
			detail: {
				before: { "name-de": "Zauberschein beantragen" },
				after: { "name-de": "Hexenschein" },
			},
		},
	]);
});

test("a longer service is searched, held, confirmed and moved by the length of the day it is for", async () => {
	const admin = await makeActor("admin");
	const station = await makeStation({ from: 540, until: 600 });
	const service = await makeService();
	const plan = { durationMinutes: 45, validFrom: AFTER };
	value(await editService(admin, service.slug, plan, NOW));
	// An hour is four quarters, and one time of three quarters that begins until a quarter past.
	expect(await startsOn(station, service.slug, BEFORE)).toContain(585);
	expect(
		(await startsOn(station, service.slug, AFTER)).every(
			(start) => start <= 555,
		),
	).toBe(true);

	const late = wish(station, service, { date: AFTER, start: 585 });
	expect(await hold(late)).toMatchObject({ error: "slot-taken" });
	const early = await book(
		wish(station, service, { date: BEFORE, start: 585 }),
	);
	expect(await lengthOf(early.reference)).toBe(15);
	const link = { reference: early.reference, token: early.token };
	const target = wish(station, service, { date: AFTER, start: 555 });
	value(await holdAnother(link, target));
	value(await moveThere(link, target));
	expect(await lengthOf(early.reference)).toBe(45);
	expect(await startsOn(station, service.slug, AFTER)).toEqual([]);

	// By phone it is no different.
	const clerk = await makeActor("clerk", station);
	const byPhone = (date: CivilDate, start: Minute) =>
		bookForSomeone(clerk, {
			formToken: wish(station, service).token,
			stationSlug: station.slug,
			date,
			start,
			services: [service.slug],
			details: PERSON,
			locale: "de",
			warned: null,
			now: NOW,
		});
	expect(await byPhone("2026-12-02", 585)).toMatchObject({
		error: "slot-taken",
	});
	expect(await byPhone("2026-12-02", 540)).toMatchObject({ ok: true });
});

test("a wish for a day after the first one is offered the new length, before it the old", async () => {
	const admin = await makeActor("admin");
	const station = await makeStation({ from: 540, until: 570 });
	const service = await makeService();
	value(
		await editService(
			admin,
			service.slug,
			{ durationMinutes: 30, validFrom: AFTER },
			NOW,
		),
	);
	await noteWish(
		wanted(station, service, { earliest: BEFORE, latest: BEFORE }),
	);
	await noteWish(wanted(station, service, { earliest: AFTER, latest: AFTER }));
	await offerTimes(NOW);
	const offers = await db().wishOffer.findMany({
		where: { stationId: station.id },
		orderBy: { startsAt: "asc" },
	});
	expect(
		offers.map(
			({ startsAt, endsAt }) =>
				(endsAt.getTime() - startsAt.getTime()) / 60_000,
		),
	).toEqual([15, 30]);
});

test("a service that is only a signpost for some time keeps its past, and begins anew when it can be booked again", async () => {
	const admin = await makeActor("admin");
	const station = await makeStation();
	const service = await makeService({ durationMinutes: 10 });
	const day = (date: CivilDate) => new Date(`${date}T00:00:00Z`);
	const { combineGroupId } = await db().service.findUniqueOrThrow({
		where: { id: service.id },
	});
	await db().servicePlan.create({
		data: {
			serviceId: service.id,
			validFrom: day("2026-09-01"),
			durationMinutes: 20,
			extraMinutes: 5,
			maxQuantity: 4,
			combineGroupId,
		},
	});
	await book(wish(station, service));
	const lengths = async () =>
		(await serviceOf(service.slug)).plans.map(({ from, durationMinutes }) => [
			from,
			durationMinutes,
		]);
	const found = value(await findServiceToEdit(admin, service.slug, NOW));
	const { de } = found.fields.texts;
	if (!de) throw new Error("No words");
	const texts = {
		de: { ...de, referral: "Straßenverkehrsamt" },
		en: null,
	};
	const past = [
		[null, 10],
		["2026-09-01", 20],
	];
	for (const popular of [true, false])
		value(
			await editService(
				admin,
				service.slug,
				{ bookable: false, popular, texts },
				NOW,
			),
		);
	expect(await lengths()).toEqual(past);
	value(
		await editService(
			admin,
			service.slug,
			{ bookable: true, durationMinutes: 30, personalPresence: true },
			NOW,
		),
	);
	expect(await lengths()).toEqual([...past, ["2026-11-24", 30]]);
});

test("what is booked or reserved before a change stays as it is", async () => {
	const admin = await makeActor("admin");
	const station = await makeStation();
	const service = await makeService();
	const booked = await book(wish(station, service, { start: 540 }));
	const reserved = wish(station, service, { start: 555 });
	value(await hold(reserved));
	const changes = { durationMinutes: 60, validFrom: DAY, lastDay: BEFORE };
	value(await editService(admin, service.slug, changes, NOW));
	const confirmed = value(await confirm(reserved));
	expect([
		await lengthOf(booked.reference),
		await lengthOf(confirmed.reference),
	]).toEqual([15, 15]);
	// Nobody new gets a day after the last one, and the calendar shows none.
	expect(await startsOn(station, service.slug, DAY)).toEqual([]);
	expect(await startsOn(station, service.slug, BEFORE)).not.toEqual([]);
	expect(await hold(wish(station, service, { start: 600 }))).toMatchObject({
		error: "no-longer-offered",
	});
});

test("before a fee is saved it is told how many appointments show another one then, and each shows that of its day", async () => {
	const admin = await makeActor("admin");
	const station = await makeStation();
	const service = await makeService();
	const fee = (line: string, validFrom: CivilDate = DAY) => ({
		validFrom,
		lines: { de: [line], en: [] },
	});
	const set = async (line: string, validFrom?: CivilDate) => {
		const { version } = await db().service.findUniqueOrThrow({
			where: { id: service.id },
		});
		value(
			await setFee(admin, {
				slug: service.slug,
				version,
				fee: fee(line, validFrom),
				now: NOW,
			}),
		);
	};
	await set("10 €", "2026-11-24");
	const { reference } = await book(wish(station, service, { start: 540 }));
	await book(wish(station, service, { date: BEFORE, start: 540 }));
	await book(wish(station, service, { date: "2026-12-02", start: 540 }));
	await db().message.updateMany({
		where: { appointment: { reference } },
		data: { status: "sent" },
	});
	const impact = async (line: string) =>
		value(
			await findFeeImpact(admin, {
				slug: service.slug,
				fee: fee(line),
				now: NOW,
			}),
		);
	expect(await impact("12 €")).toEqual({
		from: DAY,
		next: null,
		changed: 2,
		told: 1,
		kept: 1,
	});
	expect((await impact("10 €")).changed).toBe(0);
	await set("15 €", "2026-12-02");
	expect(await impact("12 €")).toMatchObject({
		next: "2026-12-02",
		changed: 1,
	});
	await set("12 €");
	// Pressed twice it is saved once; another one on the older state is not.
	const late = (line: string) =>
		setFee(admin, { slug: service.slug, version: 0, fee: fee(line), now: NOW });
	expect(await late("12 €")).toEqual({ ok: true, value: null });
	expect(await late("13 €")).toEqual({ ok: false, error: "service-changed" });
	const { fees } = await serviceOf(service.slug);
	for (const [day, due] of [
		[BEFORE, "10 €"],
		[DAY, "12 €"],
		["2026-12-02", "15 €"],
	] as const)
		expect(feeOn({ fees }, day)).toEqual([due]);
	expect(
		await findFeeImpact(await makeActor("coordinator"), {
			slug: service.slug,
			fee: fee("1 €"),
			now: NOW,
		}),
	).toMatchObject({ error: "forbidden" });
});

test("before it is saved a change tells what it does to free times, appointments and wishes", async () => {
	const admin = await makeActor("admin");
	const station = await makeStation({ from: 540, until: 600 });
	const service = await makeService();
	const other = await makeService();
	const [first, second] = [
		await book(wish(station, service, { start: 540 })),
		await book(wish(station, other, { start: 555 })),
	];
	await book(wish(station, service, { date: BEFORE, start: 540 }));
	const calm = await book(
		wish(station, service, { date: "2026-12-02", start: 540 }),
	);
	await noteWish(wanted(station, service));
	const impactOf = async (changes: Partial<ServiceFields>) => {
		const draftId = await draftService(admin, service.slug, changes, NOW);
		const draft = value(await findDraft(admin, draftId, NOW));
		const { catalog, after } = await findDrafted(draft, "de", NOW);
		return value(
			await findServiceImpact(admin, { catalog, after, from: AFTER, now: NOW }),
		);
	};
	const longer = await impactOf({ durationMinutes: 30, validFrom: AFTER });
	const here = longer.stations.find(
		({ stationId }) => stationId === station.id,
	);
	expect(here?.after).toBeLessThan(here?.before ?? 0);
	expect(here?.after).toBeGreaterThan(0);
	expect(longer).toMatchObject({ booked: 2, misfitCount: 1, wishes: 0 });
	// The one before the first day, and the one with room behind it, still fit.
	expect(longer.misfits.map(({ reference, why }) => [reference, why])).toEqual([
		[first.reference, "no-room"],
	]);
	expect([second, calm].every(({ reference }) => reference)).toBe(true);
	const ending = await impactOf({ lastDay: BEFORE });
	expect(ending).toMatchObject({ booked: 2, misfitCount: 2, wishes: 1 });
	expect(ending.stations.every(({ after }) => after === 0)).toBe(true);
	// Nothing of it is saved.
	expect((await serviceOf(service.slug)).plans).toHaveLength(1);
	expect(await startsOn(station, service.slug, "2026-12-03")).toContain(585);
});

test("two administrators never overwrite each other silently, however close", async () => {
	const admins = [await makeActor("admin"), await makeActor("admin")];
	const { slug } = await makeService();
	const drafts = await Promise.all(
		admins.map((admin, index) =>
			draftService(
				admin,
				slug,
				{ lastDay: index ? "2027-01-08" : "2027-01-09" },
				NOW,
			),
		),
	);
	const saved = await Promise.all(
		admins.map((admin, index) =>
			saveDraft(admin, { draftId: drafts[index] ?? "", now: NOW }),
		),
	);
	expect(tally(saved)).toEqual({ ok: 1, "service-changed": 1 });
	// Whoever was late still has what was typed, and is told of it before saving.
	const late = saved.findIndex(({ ok }) => !ok);
	const [actor, id] = [admins[late], drafts[late]];
	if (!actor || !id) throw new Error("Nobody was late.");
	expect(value(await findDraft(actor, id, NOW))).toMatchObject({
		isOutdated: true,
		changed: ["lastDay"],
	});
});

test("a draft whose first day passes while it is looked at is not saved", async () => {
	const admin = await makeActor("admin");
	const { slug } = await makeService();
	const changes = { durationMinutes: 20, validFrom: "2026-11-24" as const };
	const draftId = await draftService(admin, slug, changes, NOW);
	const tomorrow = NOW.add({ hours: 24 });
	expect(await saveDraft(admin, { draftId, now: tomorrow })).toEqual({
		ok: false,
		error: "no-longer-valid",
	});
});

test("people book while a service changes: each appointment has the old length or the new one, and none overlap", async () => {
	const admin = await makeActor("admin");
	const station = await makeStation({ desks: 2 });
	const service = await makeService();
	const starts = Array.from({ length: 12 }, (_, index) => 480 + index * 30);
	const bookings = starts.map((start) =>
		book(wish(station, service, { start })).then(({ reference }) =>
			lengthOf(reference),
		),
	);
	const changes = { durationMinutes: 30, validFrom: DAY };
	const [changed, ...lengths] = await Promise.all([
		editService(admin, service.slug, changes, NOW),
		...bookings,
	]);
	expect(changed).toMatchObject({ ok: true });
	expect(lengths.every((minutes) => minutes === 15 || minutes === 30)).toBe(
		true,
	);
	const after = await book(wish(station, service, { start: 900 }));
	expect(await lengthOf(after.reference)).toBe(30);
});

test("of two administrators who rename one topic the second is told, and nothing is overwritten", async () => {
	const admin = await makeActor("admin");
	const names = { de: "Umbenannt", en: "Renamed" };
	value(await saveCategory(admin, { known: null, names, now: NOW }));
	const rename = (de: string, from: CategoryNames) =>
		saveCategory(admin, {
			known: { slug: "umbenannt", shown: categoryMark(from) },
			names: { ...names, de },
			now: NOW,
		});
	expect(
		tally(
			await Promise.all(["Anders", "Anderes"].map((de) => rename(de, names))),
		),
	).toEqual({ ok: 1, changed: 1 });
	const saved = async () =>
		value(await listCategories(admin, NOW)).find(
			({ slug }) => slug === "umbenannt",
		)?.names;
	const winner = await saved();
	// A press too many saves the same once more.
	value(await rename(winner?.de ?? "", names));
	expect(await rename("Drittes", names)).toMatchObject({ error: "changed" });
	expect(await saved()).toEqual(winner);
	value(await rename("Drittes", { ...names, de: winner?.de ?? "" }));
	// A new one pressed twice is one, and two are never called the same.
	const fresh = { de: "Neues Thema", en: null };
	const add = (more: Partial<CategoryNames> = {}) =>
		saveCategory(admin, {
			known: null,
			names: { ...fresh, ...more },
			now: NOW,
		});
	expect(tally(await Promise.all([add(), add()]))).toEqual({ ok: 2 });
	expect(await add({ en: "Something else" })).toMatchObject({
		error: "name-taken",
	});
	expect(
		await rename("Neues Thema", { ...names, de: "Drittes" }),
	).toMatchObject({ error: "name-taken" });
	const called = value(await listCategories(admin, NOW)).filter(
		(one) => one.names.de === fresh.de,
	);
	expect(called).toHaveLength(1);
	expect(await saved()).toMatchObject({ de: "Drittes", en: "Renamed" });
});

test("services change their places within their topic, and only what nothing refers to can be deleted", async () => {
	const admin = await makeActor("admin");
	value(
		await saveCategory(admin, {
			known: null,
			names: { de: "Ordnung", en: null },
			now: NOW,
		}),
	);
	const slugs: string[] = [];
	for (const name of ["Erstes", "Zweites", "Drittes"]) {
		const fields = fresh(name, { category: "ordnung" });
		const { id } = value(
			await keepDraft(admin, { service: null, fields, now: NOW }),
		);
		slugs.push(value(await saveDraft(admin, { draftId: id, now: NOW })).slug);
	}
	const order = async () =>
		(await getCatalog("de", NOW)).services
			.map(({ slug }) => slug)
			.filter((slug) => slugs.includes(slug));
	expect(await order()).toEqual(["erstes", "zweites", "drittes"]);
	value(
		await orderService(admin, { slug: "drittes", direction: "up", now: NOW }),
	);
	value(
		await orderService(admin, { slug: "erstes", direction: "up", now: NOW }),
	);
	expect(await order()).toEqual(["erstes", "drittes", "zweites"]);
	const station = await makeStation();
	await book(wish(station, { slug: "erstes" }));
	expect(await deleteService(admin, { slug: "erstes", now: NOW })).toEqual({
		ok: false,
		error: "in-use",
	});
	const { id: toServiceId } = await db().service.findUniqueOrThrow({
		where: { slug: "drittes" },
	});
	await db().announcement.create({
		data: {
			stationId: station.id,
			sendKey: "said",
			kind: "delay",
			minutes: 10,
			toServiceId,
			toComing: false,
			createdAt: toDbInstant(NOW),
			endsAt: toDbInstant(NOW.add({ minutes: 30 })),
		},
	});
	expect(await deleteService(admin, { slug: "drittes", now: NOW })).toEqual({
		ok: false,
		error: "in-use",
	});
	value(await deleteService(admin, { slug: "zweites", now: NOW }));
	expect(await order()).toEqual(["erstes", "drittes"]);
});

const HOUSE: StationFields = {
	shortName: "Neustadt",
	name: "Servicehaus Neustadt",
	district: "Mitte",
	building: "Rathaus",
	street: "Weg 1",
	postcode: "12345",
	city: "Musterstadt",
	phone: "0203 1234",
	latitude: 51.4,
	longitude: 6.7,
	ortsteile: [],
	listed: false,
	lastDay: null,
};

test("a new house is seen by nobody until it is listed or online, and starts without times", async () => {
	const admin = await makeActor("admin");
	const { slug } = value(
		await saveStation(admin, { station: null, fields: HOUSE, now: NOW }),
	);
	const seen = async () => findStation(await getCatalog("de", NOW), slug);
	expect(await seen()).toMatchObject({ phase: "walk-in", isPublic: false });
	const edited = value(await findStationToEdit(admin, slug, NOW));
	const save = (
		fields: Partial<StationFields>,
		{ version }: { version: number },
	) =>
		saveStation(admin, {
			station: { slug, version },
			fields: { ...HOUSE, ...fields },
			now: NOW,
		});
	value(await save({ listed: true }, edited));
	expect(await seen()).toMatchObject({ isPublic: true });
	expect(await save({ street: "Weg 2" }, edited)).toEqual({
		ok: false,
		error: "station-changed",
	});
	// Another name alone is a change like any.
	const again = value(await findStationToEdit(admin, slug, NOW));
	value(await save({ listed: true, name: "Haus am Markt" }, again));
	expect(await save({ listed: true, name: "Haus am Park" }, again)).toEqual({
		ok: false,
		error: "station-changed",
	});
	expect(value(await findStationToEdit(admin, slug, NOW)).fields.name).toBe(
		"Haus am Markt",
	);
});

test("a house closes for good only once nobody has an appointment after that, and then takes nobody", async () => {
	const admin = await makeActor("admin");
	const station = await makeStation();
	const service = await makeService();
	const close = async (lastDay: CivilDate) => {
		const { version, fields } = value(
			await findStationToEdit(admin, station.slug, NOW),
		);
		return saveStation(admin, {
			station: { slug: station.slug, version },
			fields: { ...fields, lastDay },
			now: NOW,
		});
	};
	await book(wish(station, service));
	expect(await close(BEFORE)).toEqual({
		ok: false,
		error: "appointments-left",
	});
	value(await close(DAY));
	expect(await startsOn(station, service.slug, DAY)).not.toEqual([]);
	expect(await startsOn(station, service.slug, "2026-12-02")).toEqual([]);
	expect(
		await hold(wish(station, service, { date: "2026-12-02" })),
	).toMatchObject({ ok: false });
	const later = Temporal.Instant.from("2026-12-02T08:00:00+01:00");
	expect(
		findStation(await getCatalog("de", later), station.slug),
	).toMatchObject({
		phase: "walk-in",
		isPublic: false,
	});
});

test("whoever books while a house closes is seen, or told that it is closed", async () => {
	const admin = await makeActor("admin");
	const station = await makeStation();
	const service = await makeService();
	const { version, fields } = value(
		await findStationToEdit(admin, station.slug, NOW),
	);
	const [closed, held] = await Promise.all([
		saveStation(admin, {
			station: { slug: station.slug, version },
			fields: { ...fields, lastDay: BEFORE },
			now: NOW,
		}),
		hold(wish(station, service)),
	]);
	expect([closed.ok, held.ok].filter(Boolean)).toHaveLength(1);
});

test("the longest appointment is never shorter than a service or longer than the limits, and two who change it meet", async () => {
	const admin = await makeActor("admin");
	const { settings, longest } = value(await findCitySettings(admin, NOW));
	const shown = cityMark(settings);
	const change = (changes: Partial<typeof settings>, mark = shown) =>
		changeCity(admin, {
			settings: { ...settings, ...changes },
			shown: mark,
			now: NOW,
		});
	expect(
		await change({ maxMinutes: longest.longestService - 5 }),
	).toMatchObject({ ok: false });
	expect(await change({ maxMinutes: longest.leastLimit + 5 })).toMatchObject({
		ok: false,
	});
	value(await change({ contactDays: settings.contactDays + 1 }));
	expect(await change({ auditDays: settings.auditDays + 1 })).toEqual({
		ok: false,
		error: "changed",
	});
	// Seen anew it is taken, and each setting of the page is kept.
	const seen = { ...settings, contactDays: settings.contactDays + 1 };
	value(await change({ ...seen, leaverDays: 30 }, cityMark(seen)));
	expect(value(await findCitySettings(admin, NOW)).settings).toEqual({
		...seen,
		leaverDays: 30,
	});
	await makeCity();
});
