import { expect, test } from "vitest";
import { POST as cancel } from "#app/api/v1/appointments/cancel/route.ts";
import { POST as lookup } from "#app/api/v1/appointments/lookup/route.ts";
import { POST as move } from "#app/api/v1/appointments/move/route.ts";
import { POST as book } from "#app/api/v1/appointments/route.ts";
import { GET as availability } from "#app/api/v1/availability/route.ts";
import { POST as hold } from "#app/api/v1/holds/route.ts";
import { GET as nextRelease } from "#app/api/v1/next-release/route.ts";
import { POST as token } from "#app/api/v1/oauth/token/route.ts";
import { GET as services } from "#app/api/v1/services/route.ts";
import { GET as stations } from "#app/api/v1/stations/route.ts";
import { GET as waitTimes } from "#app/api/v1/wait-times/route.ts";
import { db } from "#lib/db/client.ts";
import { setNow } from "#lib/runtime/clock.ts";
import { CASES } from "#scripts/conformance/cases.ts";
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
};

test("the API of this house keeps to all sixty cases", async () => {
	setNow(NOW);
	await makeCity();
	const station = await makeStation({ desks: 1, from: 480, until: 960 });
	const service = await makeService({ durationMinutes: 15 });
	const { clientId, secret } = await makeProgram({ hourMinutes: 6_000 });
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
	const { failed, passed } = await tryCases(CASES, {
		base: "http://localhost",
		client: { clientId, secret },
		station: station.slug,
		service: service.slug,
		tell: (line) => lines.push(line),
		send,
	});
	expect(failed, lines.join("\n")).toEqual([]);
	expect(passed).toHaveLength(CASES.length);
});
