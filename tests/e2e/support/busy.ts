import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { checkIn } from "#lib/queue/arrival/commands/check-in.ts";
import { drawTicket } from "#lib/queue/arrival/commands/draw-ticket.ts";
import { callNext } from "#lib/queue/calling/commands/call-next.ts";
import { serveVisit } from "#lib/queue/calling/commands/serve-visit.ts";
import { takeDesk } from "#lib/queue/calling/commands/take-desk.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { expectPerson } from "./team.ts";
import type { Station } from "./test.ts";

const NAMES = [
	"Ayşe Müller",
	"Kemal Weiß",
	"Wilhelmine Charlotte von der Heide-Rosenbaum",
	"Jan Kowalczyk",
	"Anastasia Papadopoulou",
	"Bo Li",
];
const SERVICES = [
	"reisepass",
	"wohnsitz-ummelden",
	"personalausweis",
	"reisepass:2",
];

const nameOf = (index: number) => NAMES[index % NAMES.length] ?? "";

/**
 * A busy morning: 25 wait, of them five with an appointment and one who cannot wait long; twelve will come, and somebody is
 * served at each desk but the first one.
 */
export async function fillHouse(
	station: Station,
	{ waiting = 25, coming = 12 } = {},
): Promise<void> {
	const stationId = station.id;
	const door = await makeActor("clerk", station);
	const others = station.deskIds.slice(1);
	const early = NOW.subtract({ minutes: 70 });
	for (const [index, deskId] of others.entries()) {
		const clerk = await makeActor("clerk", station);
		await takeDesk(clerk, { deskId, now: early });
		await draw(door, stationId, index, early);
		const called = await callNext(clerk, { now: early.add({ minutes: 1 }) });
		if (!called.ok) throw new Error(called.error);
		const { visitId, version } = called.value;
		await serveVisit(clerk, {
			visitId,
			version,
			now: early.add({ minutes: 2 }),
		});
	}
	const withAppointment = Math.min(5, Math.floor(waiting / 5));
	for (let index = 0; index < withAppointment; index += 1) {
		const start = 585 + (others.length > 0 ? 5 : 20) * index;
		const { id } = await expectPerson(station, nameOf(index), start);
		await checkIn(door, {
			stationId,
			who: { appointmentId: id },
			now: NOW.subtract({ minutes: 20 - index }),
		});
	}
	for (let index = withAppointment; index < waiting; index += 1)
		await draw(door, stationId, index, NOW.subtract({ minutes: 60 - index }));
	for (let index = 0; index < coming; index += 1)
		await expectPerson(station, nameOf(index + 1), 660 + 20 * index);
}

async function draw(
	door: Parameters<typeof drawTicket>[0],
	stationId: number,
	index: number,
	now: Temporal.Instant,
): Promise<void> {
	const isFirst = index === 7;
	const drawn = await drawTicket(door, {
		stationId,
		key: newHoldToken(),
		services: [SERVICES[index % SERVICES.length] ?? ""],
		locale: "de",
		override: true,
		...(isFirst
			? { priority: "priority", priorityReason: "Mit kleinem Kind" }
			: {}),
		now,
	});
	if (!drawn.ok) throw new Error(drawn.error);
}
