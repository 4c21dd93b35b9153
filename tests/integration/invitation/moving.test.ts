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
import {
	findMoveStations,
	findMoveToken,
} from "#lib/booking/manage/commands/hold-move.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { parseSelection } from "#lib/catalog/rules/selection.ts";
import { db } from "#lib/db/client.ts";
import { makeActor } from "#tests/support/actor.ts";
import {
	book,
	confirm,
	DAY,
	holdAnother,
	moveThere,
	NOW,
	wish,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeService, makeStation } from "#tests/support/factory.ts";
import { value } from "#tests/support/wishes.ts";

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
	// A client's share of a day does not bind it, as it did not when it was booked.
	expect(await moveThere(link, move)).toEqual({
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
	value(await moveThere(link, move));
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
