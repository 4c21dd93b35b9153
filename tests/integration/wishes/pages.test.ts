import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { answerForPerson } from "#lib/wishes/commands/answer-for-person.ts";
import { endWish } from "#lib/wishes/commands/end-wish.ts";
import { offerByHand } from "#lib/wishes/commands/for-staff.ts";
import { resumeWish } from "#lib/wishes/commands/resume-wish.ts";
import { setWishSettings } from "#lib/wishes/commands/set-wish-settings.ts";
import { findEarlierWish } from "#lib/wishes/queries/find-earlier-wish.ts";
import { findWishByToken } from "#lib/wishes/queries/find-wish.ts";
import { getWishForStaff } from "#lib/wishes/queries/get-for-staff.ts";
import { getWishSettings } from "#lib/wishes/queries/get-settings.ts";
import { settingsMark } from "#lib/wishes/rules/settings.ts";
import { NOBODY } from "#lib/wishes/wishes.ts";
import { makeActor } from "#tests/support/actor.ts";
import { book, DAY, NOW, wish } from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeStation } from "#tests/support/factory.ts";
import { noteWish, value, wanted } from "#tests/support/wishes.ts";

const service = cityWithService();

beforeEach(async () => {
	await db().wish.deleteMany();
});

const idOf = async (token: string) =>
	(await findWishByToken(token, "de", NOW))?.id ?? "";

test("who ended a wish by mistake takes it back, and has not lost their place", async () => {
	const station = await makeStation();
	const { token } = await noteWish(wanted(station, service));
	const before = await findWishByToken(token, "de", NOW);
	value(await endWish({ token, now: NOW }));
	value(await resumeWish({ token, now: NOW.add({ minutes: 5 }) }));
	expect(await findWishByToken(token, "de", NOW)).toEqual(before);
	// Doing it again is no error.
	value(await resumeWish({ token, now: NOW }));
});

test("a wish does not come back after its last day, nor beside another one for the same appointment", async () => {
	const station = await makeStation();
	const late = await noteWish(wanted(station, service));
	value(await endWish({ token: late.token, now: NOW }));
	const afterwards = NOW.add({ hours: 24 * 60 });
	expect(
		await resumeWish({ token: late.token, now: afterwards }),
	).toMatchObject({ error: "cannot-resume" });

	const brings = await book(wish(station, service));
	const first = await noteWish(wanted(station, service), { brings });
	const { id } = await db().appointment.findUniqueOrThrow({
		where: { reference: brings.reference },
	});
	expect(await findEarlierWish(id)).toBe(first.token);
	value(await endWish({ token: first.token, now: NOW }));
	expect(await findEarlierWish(id)).toBeNull();
	await noteWish(wanted(station, service), { brings });
	expect(await resumeWish({ token: first.token, now: NOW })).toMatchObject({
		error: "cannot-resume",
	});
	expect(await resumeWish({ token: "nichts", now: NOW })).toMatchObject({
		error: "unknown-wish",
	});
});

test("nobody gets around the number of wishes of one person by taking one back", async () => {
	const station = await makeStation();
	const person = { ...NOBODY, name: "Ada Probe", phone: "0203 94001" };
	const tellOne = () => noteWish(wanted(station, service), { person });
	const { token } = await tellOne();
	await tellOne();
	await tellOne();
	value(await endWish({ token, now: NOW }));
	await tellOne();
	expect(await resumeWish({ token, now: NOW })).toMatchObject({
		error: "too-many-wishes",
	});
});

test("staff answer for somebody on the phone: only where they work, with a name, and it is noted", async () => {
	const station = await makeStation();
	const { token, reference } = await noteWish(wanted(station, service));
	const wishId = await idOf(token);
	const lead = await makeActor("lead", station);
	value(
		await offerByHand(lead, {
			wishId,
			stationSlug: station.slug,
			date: DAY,
			start: 600,
			now: NOW,
		}),
	);
	const foreign = await makeActor("clerk", await makeStation());
	const accept = { wishId, answer: "accept", name: "", now: NOW } as const;
	const client = "192.0.2.7";
	expect(await answerForPerson(foreign, { ...accept, client })).toMatchObject({
		error: "forbidden",
	});
	expect(await getWishForStaff(foreign, wishId, NOW)).toMatchObject({
		error: "forbidden",
	});
	expect(await answerForPerson(lead, { ...accept, client })).toMatchObject({
		error: "name-missing",
	});
	const named = { ...accept, name: " Ada Probe ", client };
	value(await answerForPerson(lead, named));
	const { wish: seen, told } = value(await getWishForStaff(lead, wishId, NOW));
	expect(seen.endedHow).toBe("taken");
	expect(told).toMatchObject([{ offer: { state: "accepted" }, reason: null }]);
	const contact = await db().contact.findFirst({
		where: { appointment: { reference: seen.appointment?.reference ?? "" } },
	});
	expect(contact?.name).toBe("Ada Probe");
	const audited = await db().auditEntry.count({
		where: { action: "wish:accept", subject: `wish ${reference}` },
	});
	expect(audited).toBe(1);
	expect(await answerForPerson(lead, named)).toMatchObject({
		error: "offer-closed",
	});
});

test("the city's settings are the administration's, and what was changed is noted", async () => {
	const lead = await makeActor("lead", await makeStation());
	const admin = await makeActor("admin");
	const before = value(await getWishSettings(admin, NOW));
	const settings = { ...before, urgentDays: before.urgentDays + 1 };
	expect(await getWishSettings(lead, NOW)).toMatchObject({
		error: "forbidden",
	});
	const shown = settingsMark(before);
	expect(
		await setWishSettings(lead, { settings, shown, now: NOW }),
	).toMatchObject({ error: "forbidden" });
	value(await setWishSettings(admin, { settings, shown, now: NOW }));
	// Whoever still sees the old ones is told, and overwrites nothing.
	const others = { ...before, fitDays: before.fitDays + 1 };
	expect(
		await setWishSettings(admin, { settings: others, shown, now: NOW }),
	).toMatchObject({ error: "changed" });
	expect(value(await getWishSettings(admin, NOW))).toEqual(settings);
	const noted = await db().auditEntry.findFirst({
		where: { userId: admin.userId, action: "wishes:settings" },
	});
	expect(noted?.detail).toEqual({ urgentDays: settings.urgentDays });
	value(
		await setWishSettings(admin, {
			settings: before,
			shown: settingsMark(settings),
			now: NOW,
		}),
	);
});
