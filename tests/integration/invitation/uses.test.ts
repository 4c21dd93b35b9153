import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { invitationToken } from "#lib/auth/secrets/secrets.ts";
import { newConfirmKey } from "#lib/booking/hold/commands/confirm-hold.ts";
import {
	createInvitation,
	newInvitationKey,
} from "#lib/booking/invitation/commands/create-invitation.ts";
import {
	holdInvited,
	holdInvitedAgain,
} from "#lib/booking/invitation/commands/hold-invited.ts";
import { withdrawInvitation } from "#lib/booking/invitation/commands/withdraw-invitation.ts";
import {
	countUnsent,
	listInvitations,
} from "#lib/booking/invitation/queries/list-invitations.ts";
import { changeServices } from "#lib/booking/manage/commands/change-services.ts";
import { findHold } from "#lib/booking/queries/find-appointment.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { db } from "#lib/db/client.ts";
import { makeActor } from "#tests/support/actor.ts";
import {
	confirm,
	DAY,
	holdAnother,
	moveThere,
	NOW,
	PERSON,
	tally,
	untilNotBusy,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeStation } from "#tests/support/factory.ts";
import { value } from "#tests/support/wishes.ts";

const service = cityWithService();

let station: Awaited<ReturnType<typeof makeStation>>;
let clerk: Actor;
beforeEach(async () => {
	await db().invitation.deleteMany();
	station = await makeStation({ desks: 4 });
	clerk = await makeActor("clerk", station);
});

async function invite(times = 1) {
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
	return { id, token: invitationToken(id) };
}

const request = (start: number, now = NOW) => ({
	time: { stationSlug: station.slug, date: DAY, start },
	locale: "de" as const,
	client: "203.0.113.7",
	now,
});

const press = (token: string, start = 540, formKey = "a", now = NOW) =>
	untilNotBusy(() => holdInvited({ token, formKey, ...request(start, now) }));

const again = (holdToken: string, start: number, now = NOW) =>
	holdInvitedAgain({ holdToken, ...request(start, now) });

const finish = (token: string, start: number, name = PERSON.name, now = NOW) =>
	untilNotBusy(() =>
		confirm(
			{
				station: station.slug,
				service: service.slug,
				token,
				start,
				confirmKey: newConfirmKey(token),
				now,
			},
			{ ...PERSON, name },
		),
	);

async function move(link: { reference: string; token: string }, start: number) {
	const wanted = {
		station: station.slug,
		service: service.slug,
		token: newHoldToken(),
		start,
	};
	value(await holdAnother(link, wanted));
	value(await moveThere(link, wanted));
}

const standing = (id: string) =>
	db().appointment.count({ where: { invitationId: id, status: "booked" } });

test("an appointment that was moved leaves nothing that a link for one could book again", async () => {
	const { id, token } = await invite();
	const { holdToken } = value(await press(token, 540));
	value(await again(holdToken, 600));
	await move(value(await finish(holdToken, 600)), 660);
	expect(await finish(holdToken, 540)).toEqual({
		ok: false,
		error: "already-booked",
	});
	expect(await findHold(holdToken, NOW)).toMatchObject({ state: "booked" });
	expect((await again(holdToken, 540)).ok).toBe(false);
	expect((await press(token, 540)).ok).toBe(false);
	expect(await standing(id)).toBe(1);
});

test("a link for two books two, however often its appointments are moved", async () => {
	const { id, token } = await invite(2);
	const { holdToken } = value(await press(token, 540));
	value(await again(holdToken, 600));
	await move(value(await finish(holdToken, 600)), 660);
	expect(await finish(holdToken, 540)).toEqual({
		ok: false,
		error: "already-booked",
	});
	expect(await again(holdToken, 540)).toEqual({
		ok: false,
		error: "already-booked",
	});
	expect(await standing(id)).toBe(1);
	const second = value(await press(token, 540, "b"));
	value(await again(second.holdToken, 720));
	await move(value(await finish(second.holdToken, 720)), 780);
	expect(await finish(second.holdToken, 540)).toEqual({
		ok: false,
		error: "already-booked",
	});
	expect((await press(token, 540, "c")).ok).toBe(false);
	expect(await standing(id)).toBe(2);
});

test("PostgreSQL itself refuses a second appointment of one use", async () => {
	const { id, token } = await invite(2);
	for (const [formKey, start] of [
		["a", 540],
		["b", 600],
	] as const) {
		const { holdToken } = value(await press(token, start, formKey));
		value(await finish(holdToken, start, `Ada ${start}`));
	}
	await expect(
		db().appointment.updateMany({
			where: { invitationId: id },
			data: { invitationUse: 0 },
		}),
	).rejects.toThrow();
	expect(await standing(id)).toBe(2);
});

test("nobody takes over what somebody else with the same link is just booking", async () => {
	const { token } = await invite(2);
	const first = value(await press(token, 540, "a"));
	const second = value(await press(token, 600, "b"));
	expect(await press(token, 660, "c")).toEqual({
		ok: false,
		error: "invitation-reserved",
	});
	// The same form once more, after "back", is the same person.
	expect(value(await press(token, 720, "a"))).toEqual(first);
	expect(await findHold(first.holdToken, NOW)).toMatchObject({
		state: "open",
		start: 720,
	});
	expect(await findHold(second.holdToken, NOW)).toMatchObject({
		state: "open",
		start: 600,
	});
	// Booked, the same form reserves the next one.
	value(await finish(first.holdToken, 720, "Ada Eins"));
	expect(await press(token, 660, "a")).toEqual({
		ok: false,
		error: "invitation-reserved",
	});
	const later = NOW.add({ minutes: 30 });
	expect((await press(token, 660, "a", later)).ok).toBe(true);
	// Whoever was slow finds that somebody else is booking the last one.
	expect(await finish(second.holdToken, 600, "Bo Zwei", later)).toEqual({
		ok: false,
		error: "slot-taken",
	});
});

test("of twelve with a link for three who press at once three reserve, each a time of their own", async () => {
	const { id, token } = await invite(3);
	const held = await Promise.all(
		Array.from({ length: 12 }, (_, index) =>
			press(token, 480 + 30 * index, `form ${index}`),
		),
	);
	expect(tally(held)).toEqual({ ok: 3, "invitation-reserved": 9 });
	const open = await db().appointment.findMany({
		where: { invitationId: id, status: "held" },
	});
	expect(new Set(open.map(({ invitationUse }) => invitationUse)).size).toBe(3);
	expect(open).toHaveLength(3);
});

test("what was withdrawn is not booked, though its reservation is still open", async () => {
	const { id, token } = await invite();
	const { holdToken } = value(await press(token, 540));
	// As between the two transactions of withdrawing, or after a person's data was erased.
	await db().invitation.update({
		where: { id },
		data: { withdrawnAt: new Date(NOW.epochMilliseconds) },
	});
	expect(await finish(holdToken, 540)).toEqual({
		ok: false,
		error: "slot-taken",
	});
	value(await withdrawInvitation(clerk, { id, now: NOW }));
	expect(await standing(id)).toBe(0);
});

test("services of what was booked at the counter's time are changed there, where nothing can be had online", async () => {
	const { token } = await invite();
	await db().opening.updateMany({
		where: { stationId: station.id },
		data: { channel: "staff" },
	});
	const { holdToken } = value(await press(token, 540));
	const link = value(await finish(holdToken, 540));
	const changed = await changeServices({
		link,
		services: [`${service.slug}:2`],
		locale: "de",
		now: NOW,
	});
	expect(changed).toEqual({ ok: true, value: { repeated: false } });
});

test("what no mail has brought is counted for staff, and however many are given, those that are good can be withdrawn", async () => {
	const give = (email: string | null) =>
		createInvitation(clerk, {
			stationId: station.id,
			formKey: newInvitationKey(),
			invited: {
				name: "Zwetschgenberg",
				email,
				services: [service.slug],
				stationIds: [station.id],
				times: 1,
				lastDay: "2026-11-30",
				locale: "de",
			},
			now: NOW,
		});
	const { id } = value(await give("zwetschgenberg@citizen.example"));
	await give(null);
	expect(await countUnsent(station.id, NOW)).toBe(0);
	const later = NOW.add({ minutes: 5 });
	expect(await countUnsent(station.id, later)).toBe(1);
	const list = async (now: Temporal.Instant) =>
		value(await listInvitations(clerk, { stationId: station.id, now }));
	expect((await list(later)).map(({ mail }) => mail).toSorted()).toEqual([
		null,
		"stuck",
	]);
	await db().message.updateMany({ data: { status: "bounced" } });
	expect(await countUnsent(station.id, later)).toBe(1);
	// Newer ones, more of them than are shown of what is over.
	await db().$executeRaw`
		INSERT INTO invitation (id, token_key, station_id, station_ids, services, times, last_day, locale, created_at)
		SELECT gen_random_uuid(), 'many ' || n, station_id, station_ids, services, times, last_day, locale,
			created_at + interval '1 minute' FROM invitation, generate_series(1, 210) AS n WHERE id = ${id}::uuid`;
	expect((await list(later)).at(-1)?.state).toBe("open");
	expect((await list(later)).some((one) => one.id === id)).toBe(true);
	value(await withdrawInvitation(clerk, { id, now: later }));
	expect(await countUnsent(station.id, later)).toBe(0);
});
