// A process of its own in the folder of a release, started by bench/drill/booker.ts: books and draws tickets with that
// release's own commands. It imports nothing but lib/, because it is copied into older ones.
import { setTimeout as wait } from "node:timers/promises";
import {
	confirmHold,
	newConfirmKey,
} from "#lib/booking/hold/commands/confirm-hold.ts";
import { holdTime } from "#lib/booking/hold/commands/hold-time.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { drawTicketAtKiosk } from "#lib/queue/arrival/commands/draw-ticket.ts";
import { now } from "#lib/runtime/clock.ts";

interface Job {
	wanted: { stationSlug: string; date: string; start: number }[];
	perSecond: number;
	/** Where tickets are drawn, one for so many bookings; null: nowhere. */
	tickets: { stationId: number; every: number } | null;
}

/** So many at once, or later ones wait. */
const WIDTH = 24;
const SERVICES = ["reisepass"];

let goesOn = true;
let busy = 0;

process.on("message", (said: Job | "stop") => {
	if (said === "stop") goesOn = false;
	else play(said).catch((error: Error) => tell({ crashed: error.message }));
});
process.once("disconnect", () => process.exit(0));

const tell = (said: object) => process.send?.(said);

async function play({ wanted, perSecond, tickets }: Job): Promise<void> {
	const began = performance.now();
	for (let count = 0; goesOn && count < wanted.length; count += 1) {
		const due = began + (count * 1_000) / perSecond;
		while (performance.now() < due || busy >= WIDTH) await wait(2);
		const one = wanted[count] as Job["wanted"][number];
		begin("booking", () => book(one));
		if (tickets && count % tickets.every === 0)
			begin("ticket", () => draw(tickets.stationId));
	}
	while (busy > 0) await wait(5);
	tell({ done: true });
}

function begin(kind: string, work: () => Promise<object>): void {
	busy += 1;
	const begunAt = Date.now();
	work()
		.then(
			(known) => tell({ kind, begunAt, answeredAt: Date.now(), ...known }),
			(error: Error) =>
				tell({ kind, begunAt, answeredAt: Date.now(), thrown: String(error) }),
		)
		.finally(() => {
			busy -= 1;
		});
}

async function book(one: Job["wanted"][number]): Promise<object> {
	const holdToken = newHoldToken();
	const name = crypto.randomUUID().replace(/[\d-]/g, "").slice(0, 10) || "x";
	const email = `${crypto.randomUUID()}@citizen.example`;
	const known = {
		holdToken,
		client: address(),
		now: now(),
		locale: "de",
	} as const;
	const place = { ...one, services: SERVICES } as never as {
		stationSlug: string;
		date: `${number}-${number}-${number}`;
		start: number;
		services: string[];
	};
	const held = await holdTime({ ...known, ...place });
	if (!held.ok) return { refused: `hold: ${held.error}` };
	const confirmed = await confirmHold({
		...known,
		confirmKey: newConfirmKey(holdToken),
		details: {
			name: `Ayşe ${name}${email.slice(0, 8).replace(/\d/g, "q")}`,
			bookedBy: null,
			email,
			phone: null,
		},
		expected: place,
	});
	if (!confirmed.ok) return { refused: `confirm: ${confirmed.error}` };
	return { reference: confirmed.value.reference, email };
}

async function draw(stationId: number): Promise<object> {
	const drawn = await drawTicketAtKiosk(
		{ stationId, deviceId: "drill" },
		{
			key: crypto.randomUUID(),
			services: SERVICES,
			locale: "de",
			now: now(),
		},
	);
	return drawn.ok
		? { visitId: drawn.value.visitId }
		: { refused: `ticket: ${drawn.error}` };
}

const address = () =>
	["10", ...crypto.getRandomValues(new Uint8Array(3))].join(".");
