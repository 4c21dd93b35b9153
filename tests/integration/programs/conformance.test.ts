import { expect, onTestFinished, test } from "vitest";
import { POST as cancel } from "#app/api/v1/appointments/cancel/route.ts";
import { POST as checkIn } from "#app/api/v1/appointments/check-in/route.ts";
import { POST as lookup } from "#app/api/v1/appointments/lookup/route.ts";
import { POST as move } from "#app/api/v1/appointments/move/route.ts";
import { POST as book } from "#app/api/v1/appointments/route.ts";
import { GET as availability } from "#app/api/v1/availability/route.ts";
import { POST as calls } from "#app/api/v1/calls/route.ts";
import { POST as hold } from "#app/api/v1/holds/route.ts";
import { GET as nextRelease } from "#app/api/v1/next-release/route.ts";
import { POST as token } from "#app/api/v1/oauth/token/route.ts";
import { GET as services } from "#app/api/v1/services/route.ts";
import { GET as stations } from "#app/api/v1/stations/route.ts";
import { POST as draw } from "#app/api/v1/tickets/route.ts";
import { GET as waitTimes } from "#app/api/v1/wait-times/route.ts";
import { POST as wish } from "#app/api/v1/wishes/route.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { hookSecretOf, newFormKey } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { deliverEvent } from "#lib/programs/hooks/commands/deliver-event.ts";
import { HOOK_FORM } from "#lib/programs/hooks/commands/hook-secret.ts";
import { saveHook } from "#lib/programs/hooks/commands/manage-hook.ts";
import { HOOK_EVENTS } from "#lib/programs/hooks/rules/event.ts";
import { setNow } from "#lib/runtime/clock.ts";
import { repeat } from "#lib/runtime/repeat.ts";
import { CASES } from "#scripts/conformance/cases.ts";
import { Receiver } from "#scripts/conformance/receiver.ts";
import { tryCases } from "#scripts/conformance/try-cases.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";
import { makeProgram } from "#tests/support/program.ts";

const ROUTES: Readonly<
	Record<string, (request: Request) => Response | Promise<Response>>
> = {
	stations,
	services,
	availability,
	holds: hold,
	appointments: book,
	"next-release": nextRelease,
	"wait-times": waitTimes,
	"oauth/token": token,
	"appointments/lookup": lookup,
	"appointments/move": move,
	"appointments/cancel": cancel,
	"appointments/check-in": checkIn,
	wishes: wish,
	tickets: draw,
	calls,
};

test("the API of this house keeps to all cases", async () => {
	setNow(NOW);
	await makeCity();
	const station = await makeStation({ desks: 1, from: 480, until: 960 });
	const service = await makeService({ durationMinutes: 15 });
	await db().station.update({
		where: { id: station.id },
		data: {
			buildingHours: {
				create: [1, 2, 3, 4, 5].map((weekday) => ({
					weekday,
					fromMinute: 480,
					untilMinute: 960,
				})),
			},
		},
	});
	const { clientId, secret, admin } = await makeProgram({ hourMinutes: 6_000 });
	const receiver = await listenFor(admin, clientId);
	let asked = 0;
	const send: typeof fetch = async (input, init) => {
		// The suite waits when it has asked a hundred and twenty times within a minute; here another minute begins.
		if (++asked % 100 === 0)
			await db().rateLimit.deleteMany({
				where: { key: { startsWith: "program:" } },
			});
		const request = new Request(input as string, init);
		const path = new URL(request.url).pathname.replace("/api/v1/", "");
		const route = ROUTES[path];
		if (!route) throw new Error(`Nothing answers at ${path}.`);
		return route(request);
	};
	const lines: string[] = [];
	const { failed, passed, left } = await tryCases(CASES, {
		base: "http://localhost",
		client: { clientId, secret },
		station: station.slug,
		service: service.slug,
		receiver,
		tell: (line) => lines.push(line),
		send,
	});
	expect(failed, lines.join("\n")).toEqual([]);
	// It gives numbers: what is to be where none are given cannot be seen.
	expect(left, lines.join("\n")).toEqual([
		"ticket: where waiting times say that none is given, none is given",
	]);
	expect(passed).toHaveLength(CASES.length - 1);
});

/** The program is told what became of what it booked, again at once where it did not take it. */
async function listenFor(admin: Actor, clientId: string): Promise<Receiver> {
	const { id } = await db().program.findUniqueOrThrow({ where: { clientId } });
	const formKey = newFormKey(HOOK_FORM);
	const receiver = new Receiver(
		`whsec_${hookSecretOf(formKey, { programId: id, createdAt: toDbInstant(NOW) }).toString("base64")}`,
	);
	const { port, stop } = await receiver.listen(0);
	onTestFinished(stop);
	const hook = { url: `http://127.0.0.1:${port}/events`, events: HOOK_EVENTS };
	const told = { id, hook, shown: "", formKey, now: NOW };
	expect((await saveHook(admin, told)).ok).toBe(true);
	const delivering = repeat("telling the suite", 50, async () => {
		const where = { programId: id, status: "queued" };
		const select = { id: true };
		for (const event of await db().programEvent.findMany({ where, select }))
			await deliverEvent(event.id, false);
	});
	onTestFinished(delivering);
	return receiver;
}
