import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import {
	invitationToken,
	invitedHoldToken,
} from "#lib/auth/secrets/secrets.ts";
import {
	confirmHold,
	newConfirmKey,
} from "#lib/booking/hold/commands/confirm-hold.ts";
import { holdTime } from "#lib/booking/hold/commands/hold-time.ts";
import {
	createInvitation,
	newInvitationKey,
} from "#lib/booking/invitation/commands/create-invitation.ts";
import { eraseInvitations } from "#lib/booking/invitation/commands/erase-invitations.ts";
import {
	holdInvited,
	holdInvitedAgain,
} from "#lib/booking/invitation/commands/hold-invited.ts";
import { withdrawInvitation } from "#lib/booking/invitation/commands/withdraw-invitation.ts";
import type { Invited } from "#lib/booking/invitation/invitation.ts";
import { findInvitation } from "#lib/booking/invitation/queries/find-invitation.ts";
import { listInvitations } from "#lib/booking/invitation/queries/list-invitations.ts";
import { db } from "#lib/db/client.ts";
import { deliverMessage } from "#lib/notifications/delivery/commands/deliver.ts";
import { listSavedMails } from "#lib/notifications/delivery/commands/outbox.ts";
import { openTransport } from "#lib/notifications/delivery/commands/transport.ts";
import { setNow } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";
import { makeActor } from "#tests/support/actor.ts";
import {
	countOverlaps,
	DAY,
	hold,
	NOW,
	PERSON,
	tally,
	untilNotBusy,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeStation } from "#tests/support/factory.ts";
import { tablesWith } from "#tests/support/traces.ts";
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

const invited = (more: Partial<Invited> = {}): Invited => ({
	name: "Zwetschgenberg",
	email: null,
	services: [service.slug],
	stationIds: [station.id],
	times: 1,
	lastDay: "2026-11-30",
	locale: "de",
	...more,
});

async function invite(more: Partial<Invited> = {}) {
	const { id } = value(
		await createInvitation(clerk, {
			stationId: station.id,
			formKey: newInvitationKey(),
			invited: invited(more),
			now: NOW,
		}),
	);
	return { id, token: invitationToken(id) };
}

const press = (
	token: string,
	start = 540,
	{ now = NOW, formKey = "one form", slug = station.slug } = {},
) =>
	untilNotBusy(() =>
		holdInvited({
			token,
			formKey,
			time: { stationSlug: slug, date: DAY, start },
			locale: "de",
			client: "203.0.113.7",
			now,
		}),
	);

const confirmHeld = (
	holdToken: string,
	start = 540,
	{ now = NOW, name = PERSON.name } = {},
) =>
	untilNotBusy(() =>
		confirmHold({
			holdToken,
			confirmKey: newConfirmKey(holdToken),
			details: { ...PERSON, name },
			expected: {
				stationSlug: station.slug,
				date: DAY,
				start,
				services: [service.slug],
			},
			locale: "de",
			client: "203.0.113.7",
			now,
		}),
	);

const stateOf = async (token: string, now = NOW) =>
	(await findInvitation(token, now))?.state;

test("whoever was invited books a time of the counter, where nobody can book online, by the ordinary way", async () => {
	const { token } = await invite();
	expect(await hold({ station: station.slug, service: service.slug })).toEqual({
		ok: false,
		error: "not-online",
	});
	const { holdToken } = value(await press(token));
	const booked = value(await confirmHeld(holdToken));
	expect(booked.reference).toMatch(/^\d{9}$/);
	const row = await db().appointment.findUniqueOrThrow({
		where: { reference: booked.reference },
	});
	expect(row).toMatchObject({ status: "booked", channel: "staff" });
	expect(await stateOf(token)).toBe("used");
	expect(await press(token, 600)).toEqual({
		ok: false,
		error: "invitation-used",
	});
});

test("the kept times of a station that is online are opened as well, and times for people without an appointment are not", async () => {
	const online = await makeStation();
	const boss = await makeActor("clerk", online);
	const { id } = value(
		await createInvitation(boss, {
			stationId: online.id,
			formKey: newInvitationKey(),
			invited: invited({ stationIds: [online.id] }),
			now: NOW,
		}),
	);
	const token = invitationToken(id);
	const only = (channel: string) =>
		db().opening.updateMany({
			where: { stationId: online.id },
			data: { channel },
		});
	await only("walk-in");
	expect(await press(token, 540, { slug: online.slug })).toEqual({
		ok: false,
		error: "slot-taken",
	});
	await only("staff");
	await db().stationDay.updateMany({ data: { version: { increment: 1 } } });
	await db().station.update({
		where: { id: online.id },
		data: { version: { increment: 1 } },
	});
	expect((await press(token, 540, { slug: online.slug })).ok).toBe(true);
});

test("forty people with one link at once have one reservation, and of forty who confirm it one has an appointment", async () => {
	const { id, token } = await invite();
	const starts = Array.from(
		{ length: 40 },
		(_, index) => 480 + 15 * (index % 20),
	);
	const held = await Promise.all(
		starts.map((start, index) => press(token, start, { formKey: `${index}` })),
	);
	expect(Object.keys(tally(held))).toEqual(["ok"]);
	const open = await db().appointment.findMany({
		where: { invitationId: id, status: "held" },
	});
	expect(open).toHaveLength(1);
	const holdToken = invitedHoldToken(id, 0);
	expect(open[0]?.clientKey).toBeNull();
	const minutes = open.map(
		({ startsAt }) =>
			(startsAt.getTime() - Date.parse(`${DAY}T00:00:00+01:00`)) / 60_000,
	);
	const confirmed = await Promise.all(
		Array.from({ length: 40 }, (_, index) =>
			confirmHeld(holdToken, minutes[0] ?? 0, { name: `Ada ${index}` }),
		),
	);
	expect(tally(confirmed)).toEqual({ ok: 1, "already-booked": 39 });
	expect(
		await db().appointment.count({
			where: { invitationId: id, status: "booked" },
		}),
	).toBe(1);
	expect(await countOverlaps()).toBe(0);
	expect(await stateOf(token)).toBe("used");
});

test("of two people with a link for two neither takes the other's reservation, and a third one gets nothing", async () => {
	const { token } = await invite({ times: 2 });
	const first = value(await press(token, 540, { formKey: "a" }));
	const second = value(await press(token, 600, { formKey: "b" }));
	expect(second.holdToken).not.toBe(first.holdToken);
	value(await confirmHeld(second.holdToken, 600, { name: "Bo Zwei" }));
	expect(await stateOf(token)).toBe("open");
	value(await confirmHeld(first.holdToken, 540, { name: "Ada Eins" }));
	expect(await press(token, 660)).toEqual({
		ok: false,
		error: "invitation-used",
	});
});

test("an appointment that is cancelled may be booked once more, and its own link still leads to it", async () => {
	const { token } = await invite();
	const first = value(await press(token));
	const booked = value(await confirmHeld(first.holdToken));
	await db().appointment.update({
		where: { reference: booked.reference },
		data: { status: "cancelled" },
	});
	const again = value(await press(token, 600));
	expect(again.holdToken).not.toBe(first.holdToken);
	value(await confirmHeld(again.holdToken, 600));
	expect(await stateOf(token)).toBe("used");
});

test("another time frees the first one, and one that has run out is taken again while the invitation is good", async () => {
	const { id, token } = await invite();
	const { holdToken } = value(await press(token));
	const other = await holdInvitedAgain({
		holdToken,
		time: { stationSlug: station.slug, date: DAY, start: 600 },
		locale: "de",
		client: "203.0.113.7",
		now: NOW,
	});
	expect(value(other)).toMatchObject({ start: 600, isInvited: true });
	expect(
		await db().appointment.count({
			where: { invitationId: id, status: "held" },
		}),
	).toBe(1);
	const late = NOW.add({ minutes: 30 });
	expect((await confirmHeld(holdToken, 600, { now: late })).ok).toBe(true);
});

test("what ran out when the link's last day had passed is not taken again", async () => {
	const { token } = await invite();
	const { holdToken } = value(await press(token));
	const after = Temporal.Instant.from("2026-12-01T00:10:00+01:00");
	expect(await confirmHeld(holdToken, 540, { now: after })).toEqual({
		ok: false,
		error: "slot-taken",
	});
	expect(await stateOf(token, after)).toBe("over");
	expect(await press(token, 600, { now: after })).toEqual({
		ok: false,
		error: "invitation-over",
	});
});

test("withdrawn, it opens nothing, what was being reserved is free again, and what was booked stays", async () => {
	const two = await invite({ times: 2 });
	const booked = value(await press(two.token, 600, { formKey: "a" }));
	value(await confirmHeld(booked.holdToken, 600));
	const { holdToken } = value(await press(two.token, 540, { formKey: "b" }));
	value(await withdrawInvitation(clerk, { id: two.id, now: NOW }));
	value(await withdrawInvitation(clerk, { id: two.id, now: NOW }));
	expect(await stateOf(two.token)).toBe("withdrawn");
	expect(await confirmHeld(holdToken)).toEqual({
		ok: false,
		error: "slot-taken",
	});
	expect(await press(two.token, 660)).toEqual({
		ok: false,
		error: "invitation-withdrawn",
	});
	const rows = await db().appointment.findMany({
		where: { invitationId: two.id },
	});
	expect(rows.map(({ status }) => status).sort()).toEqual([
		"booked",
		"expired",
	]);
});

test("whoever withdraws and whoever confirms at once leave either an appointment or nothing", async () => {
	for (let round = 0; round < 6; round += 1) {
		const { id, token } = await invite();
		const start = 480 + 30 * round;
		const { holdToken } = value(await press(token, start));
		const [confirmed] = await Promise.all([
			confirmHeld(holdToken, start),
			untilNotBusy(() => withdrawInvitation(clerk, { id, now: NOW })),
		]);
		const rows = await db().appointment.findMany({
			where: { invitationId: id },
		});
		const standing = rows.filter(({ status }) => status === "booked");
		expect(standing).toHaveLength(confirmed.ok ? 1 : 0);
		expect(rows.some(({ status }) => status === "held")).toBe(false);
	}
});

test("the link of such a reservation opens no other service and no time of the counter without the invitation", async () => {
	const { id, token } = await invite();
	const { holdToken } = value(await press(token));
	expect(
		await holdTime({
			holdToken,
			stationSlug: station.slug,
			date: DAY,
			start: 600,
			services: [service.slug],
			locale: "de",
			client: "203.0.113.7",
			now: NOW,
		}),
	).toEqual({ ok: false, error: "not-online" });
	const elsewhere = await makeStation();
	expect(await press(token, 600, { slug: elsewhere.slug })).toEqual({
		ok: false,
		error: "unknown-station",
	});
	expect(await db().appointment.count({ where: { invitationId: id } })).toBe(1);
});

test("a made-up link opens nothing", async () => {
	await invite();
	for (const token of ["", "x", "A".repeat(22), "A".repeat(500)]) {
		expect(await findInvitation(token, NOW)).toBeNull();
		expect(await press(token)).toEqual({
			ok: false,
			error: "unknown-invitation",
		});
	}
});

test("the form sent twice gives one link; with an address it goes out in the person's language, once", async () => {
	const input = {
		stationId: station.id,
		formKey: newInvitationKey(),
		invited: invited({ email: "zwetschgenberg@citizen.example", locale: "uk" }),
		now: NOW,
	} as const;
	const made = await Promise.all(
		Array.from({ length: 5 }, () => createInvitation(clerk, input)),
	);
	const ids = new Set(made.map((one) => value(one).id));
	expect(ids.size).toBe(1);
	const [id = ""] = ids;
	const [message, ...more] = await db().message.findMany({
		where: { kind: "invited" },
	});
	expect(more).toEqual([]);
	setNow(NOW);
	await deliverMessage(message?.id ?? "", openTransport(), true);
	setNow(null);
	const [mail] = await listSavedMails(1);
	expect(mail).toMatchObject({ lang: "uk" });
	expect(mail?.text).toContain(`/uk/einladung/${invitationToken(id)}`);
	expect(
		value(await listInvitations(clerk, { stationId: station.id, now: NOW })),
	).toMatchObject([{ id, mail: "sent", state: "open", booked: 0 }]);
});

test("nobody gives away what they may not book, or sees and withdraws what another station gave", async () => {
	const elsewhere = await makeStation();
	const { id } = await invite();
	const forbidden = { ok: false, error: "forbidden" };
	expect(
		await createInvitation(clerk, {
			stationId: station.id,
			formKey: newInvitationKey(),
			invited: invited({ stationIds: [station.id, elsewhere.id] }),
			now: NOW,
		}),
	).toEqual(forbidden);
	for (const stranger of [
		await makeActor("clerk", elsewhere),
		await makeActor("coordinator"),
	]) {
		expect(
			await listInvitations(stranger, { stationId: station.id, now: NOW }),
		).toEqual(forbidden);
		expect(await withdrawInvitation(stranger, { id, now: NOW })).toEqual(
			forbidden,
		);
	}
	expect(await withdrawInvitation(clerk, { id: "x", now: NOW })).toEqual({
		ok: false,
		error: "unknown-invitation",
	});
});

test("a week after its last day nobody knows whom it was for, and the audit never did", async () => {
	await invite({ email: "zwetschgenberg@citizen.example" });
	const traces = () => tablesWith(env().databaseUrl, ["zwetschgenberg"]);
	expect(await traces()).toEqual(["invitation_contact"]);
	await eraseInvitations(Temporal.Instant.from("2026-12-07T23:59:00+01:00"));
	expect(await traces()).toEqual(["invitation_contact"]);
	const gone = Temporal.Instant.from("2026-12-08T00:01:00+01:00");
	await Promise.all([1, 2].map(() => eraseInvitations(gone)));
	expect(await traces()).toEqual([]);
	expect(await db().invitation.count()).toBe(1);
});
