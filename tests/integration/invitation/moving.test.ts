import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { invitationToken, manageToken } from "#lib/auth/secrets/secrets.ts";
import {
	createInvitation,
	newInvitationKey,
} from "#lib/booking/invitation/commands/create-invitation.ts";
import { holdInvited } from "#lib/booking/invitation/commands/hold-invited.ts";
import { withdrawInvitation } from "#lib/booking/invitation/commands/withdraw-invitation.ts";
import { findInvitation } from "#lib/booking/invitation/queries/find-invitation.ts";
import { listMoveTimes } from "#lib/booking/invitation/queries/invited-times.ts";
import { countedAs, dayCounter } from "#lib/booking/limits/queries/standing.ts";
import { confirmMove } from "#lib/booking/manage/commands/confirm-move.ts";
import {
	findMoveStations,
	findMoveToken,
	holdMove,
} from "#lib/booking/manage/commands/hold-move.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { parseSelection } from "#lib/catalog/rules/selection.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import type { CivilDate } from "#lib/time.ts";
import { makeActor } from "#tests/support/actor.ts";
import {
	book,
	confirm,
	DAY,
	holdAnother,
	type moveThere,
	NOW,
	wish,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeService, makeStation } from "#tests/support/factory.ts";
import { value } from "#tests/support/wishes.ts";

const CLIENT = "203.0.113.7";
const service = cityWithService();

let station: Awaited<ReturnType<typeof makeStation>>;
let clerk: Actor;
beforeEach(async () => {
	await db().invitation.deleteMany();
	// Only the counter gives out its times: nobody could book them online.
	station = await makeStation({ desks: 2, phase: "walk-in" });
	await db().opening.updateMany({
		where: { stationId: station.id },
		data: { channel: "staff" },
	});
	clerk = await makeActor("clerk", station);
});

/** Nine o'clock on DAY, booked by an invitation until 30 November. */
async function bookInvited(times = 1) {
	const { id } = value(
		await createInvitation(clerk, {
			stationId: station.id,
			formKey: newInvitationKey(),
			invited: {
				name: "Zwetschgenberg",
				email: null,
				services: [service.slug],
				stationIds: [station.id],
				times,
				lastDay: "2026-11-30",
				locale: "de",
			},
			now: NOW,
		}),
	);
	const { holdToken } = value(
		await holdInvited({
			token: invitationToken(id),
			formKey: "one form",
			time: { stationSlug: station.slug, date: DAY, start: 540 },
			locale: "de",
			client: "203.0.113.7",
			now: NOW,
		}),
	);
	const { reference } = value(
		await confirm(wish(station, service, { token: holdToken })),
	);
	const row = await db().appointment.findUniqueOrThrow({
		where: { reference },
	});
	const link = { reference, token: manageToken(row.id, row.tokenVersion) };
	const move = {
		...wish(station, service, { start: 660 }),
		token: (await findMoveToken(link)) ?? "",
	};
	return { id, link, move, appointmentId: row.id };
}

/** As the person's own page does it, so that what it takes of a day counts for their address. */
const moveOnPage = (
	link: Parameters<typeof moveThere>[0],
	wanted: Parameters<typeof moveThere>[1],
) =>
	confirmMove({
		link,
		holdToken: wanted.token,
		expected: {
			stationSlug: wanted.station,
			date: wanted.date ?? DAY,
			start: wanted.start ?? 600,
			services: [service.slug],
		},
		client: CLIENT,
		now: wanted.now ?? NOW,
	});

/** What this address has of that day takes all that it may have. */
async function bookMuch(date: CivilDate, now: Temporal.Instant): Promise<void> {
	const { client } = countedAs(CLIENT, now);
	await db().$executeRaw`INSERT INTO rate_limit (key, points, expire) VALUES
		(${dayCounter({ stationId: station.id, date }, client)}, 15, ${Date.now() + 86_400_000})`;
}

const heldOf = (replacesId: string) =>
	db().appointment.findMany({ where: { replacesId, status: "held" } });

const startOf = async (id: string) => {
	const row = await db().appointment.findUniqueOrThrow({ where: { id } });
	return row.startsAt.toISOString();
};

test("an appointment of an invitation moves to the counter's times as long as the invitation could still be used", async () => {
	const { id, link, move, appointmentId } = await bookInvited();
	expect(await findMoveStations(link, [service.slug], NOW)).toEqual([
		station.id,
	]);
	expect(await holdAnother(link, move)).toMatchObject({ ok: true });
	expect(await moveOnPage(link, move)).toEqual({
		ok: true,
		value: { repeated: false },
	});
	expect(await startOf(appointmentId)).toBe(`${DAY}T10:00:00.000Z`);
	// It is still that one use, by the same channel.
	expect(
		await db().appointment.findUniqueOrThrow({
			where: { id: appointmentId },
		}),
	).toMatchObject({ invitationId: id, invitationUse: 0, channel: "staff" });
});

test("what is shown to be moved to are those times, and everybody's of the other stations", async () => {
	const { link, appointmentId } = await bookInvited();
	const online = await makeStation({ desks: 1, from: 480, until: 540 });
	const catalog = await getCatalog("de", NOW);
	const selection = value(parseSelection([service.slug], catalog, "any"));
	const stations = catalog.stations.filter(({ id }) =>
		[station.id, online.id].includes(id),
	);
	const offered = async (invitedTo: readonly number[]) => {
		const days = await listMoveTimes(
			stations,
			invitedTo,
			selection,
			catalog,
			NOW,
			null,
			{ id: appointmentId },
		);
		const times = days.find(({ date }) => date === DAY)?.times ?? [];
		expect(times.map(({ start }) => start)).toEqual(
			times.map(({ start }) => start).sort((a, b) => a - b),
		);
		return new Set(times.map(({ stationId }) => stationId));
	};
	const to = await findMoveStations(link, [service.slug], NOW);
	expect(await offered(to)).toEqual(new Set([station.id, online.id]));
	expect(await offered([])).toEqual(new Set([online.id]));
});

test("withdrawn or over, or for other services, it has the times of everybody", async () => {
	const other = await makeService();
	const { id, link, move } = await bookInvited();
	const later = NOW.add({ hours: 24 * 6 });
	expect(await findMoveStations(link, [other.slug], NOW)).toEqual([]);
	expect(await findMoveStations(link, [service.slug], later)).toEqual([
		station.id,
	]);
	const tooLate = NOW.add({ hours: 24 * 7 - 9 });
	expect(await findMoveStations(link, [service.slug], tooLate)).toEqual([]);
	expect(await holdAnother(link, move, [other.slug])).toEqual({
		ok: false,
		error: "not-online",
	});
	value(await withdrawInvitation(clerk, { id, now: NOW }));
	expect(await findMoveStations(link, [service.slug], NOW)).toEqual([]);
	expect(await holdAnother(link, move)).toEqual({
		ok: false,
		error: "not-online",
	});
});

test("withdrawn, it takes back the time that is just being moved to", async () => {
	const { id, link, move, appointmentId } = await bookInvited();
	value(await holdAnother(link, move));
	value(await withdrawInvitation(clerk, { id, now: NOW }));
	expect(await heldOf(appointmentId)).toEqual([]);
	expect(await moveOnPage(link, move)).toEqual({
		ok: false,
		error: "slot-taken",
	});
	expect(await startOf(appointmentId)).toBe(`${DAY}T08:00:00.000Z`);
});

test("whoever confirms while it is being withdrawn has no time of the counter either", async () => {
	const { id, link, move, appointmentId } = await bookInvited();
	value(await holdAnother(link, move));
	// Withdrawn, and nothing freed yet.
	await db().invitation.update({
		where: { id },
		data: { withdrawnAt: toDbInstant(NOW) },
	});
	expect(await heldOf(appointmentId)).toHaveLength(1);
	expect(await moveOnPage(link, move)).toEqual({
		ok: false,
		error: "slot-taken",
	});
	expect(await startOf(appointmentId)).toBe(`${DAY}T08:00:00.000Z`);
});

test("what was reserved before midnight of the last day may be had after it, whatever else this client booked", async () => {
	const { link, move, appointmentId } = await bookInvited();
	const before = Temporal.Instant.from("2026-11-30T23:58:00+01:00");
	const after = before.add({ minutes: 4 });
	const otherDay = { ...move, date: "2026-12-02" as const };
	value(await holdAnother(link, { ...otherDay, now: before }));
	await bookMuch("2026-12-02", after);
	expect(await findMoveStations(link, [service.slug], after)).toEqual([]);
	expect(await moveOnPage(link, { ...otherDay, now: after })).toEqual({
		ok: true,
		value: { repeated: false },
	});
	expect(await startOf(appointmentId)).toBe("2026-12-02T10:00:00.000Z");
});

test("a program moves it to no time of the counter: it was never told of one", async () => {
	const { link, move } = await bookInvited();
	expect(
		await holdMove({
			link,
			holdToken: move.token,
			stationSlug: station.slug,
			date: DAY,
			start: 660,
			services: [service.slug],
			locale: "de",
			client: "program",
			program: { id: 1, hourMinutes: 600, dayShare: 10 },
			now: NOW,
		}),
	).toEqual({ ok: false, error: "not-online" });
});

test("an appointment that came of no invitation, and a wrong link, open nothing", async () => {
	const online = await makeStation();
	const link = await book(wish(online, service));
	expect(await findMoveStations(link, [service.slug], NOW)).toEqual([]);
	const { link: invited } = await bookInvited();
	expect(
		await findMoveStations({ ...invited, token: "x" }, [service.slug], NOW),
	).toEqual([]);
	const token = (await findMoveToken(link)) ?? "";
	expect(await holdAnother(link, { ...wish(station, service), token })).toEqual(
		{ ok: false, error: "not-online" },
	);
});

test("a move takes no use of a link for several, and leaves the others theirs", async () => {
	const { id, link, move } = await bookInvited(2);
	value(await holdAnother(link, move));
	const uses = (await findInvitation(invitationToken(id), NOW))?.uses ?? [];
	expect(uses.map(({ use, status }) => [use, status])).toEqual([[0, "booked"]]);
	value(await moveOnPage(link, move));
	expect(
		await holdInvited({
			token: invitationToken(id),
			formKey: "another form",
			time: { stationSlug: station.slug, date: DAY, start: 600 },
			locale: "de",
			client: "203.0.113.8",
			now: NOW,
		}),
	).toMatchObject({ ok: true });
});
