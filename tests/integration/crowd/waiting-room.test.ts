import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	expect,
	inject,
	test,
} from "vitest";
import { enter, mayHold } from "#lib/crowd/commands/enter.ts";
import {
	seekFreeTimes,
	seekRelease,
	stepRoom,
} from "#lib/crowd/commands/step-room.ts";
import { takeLots, takePlaces } from "#lib/crowd/commands/take-places.ts";
import type { Mode } from "#lib/crowd/crowd.ts";
import { readRoom } from "#lib/crowd/queries/known-room.ts";
import { newId, placeOf } from "#lib/crowd/queries/tokens.ts";
import { closeApart } from "#lib/db/apart.ts";
import { closeDb, db } from "#lib/db/client.ts";
import type { EmbeddedDatabase } from "#lib/db/embedded/cluster.ts";
import { now, setNow } from "#lib/runtime/clock.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import { finishHtml } from "#scripts/server/html-answers.ts";
import { WaitingRoom } from "#scripts/server/waiting-room/waiting-room.ts";
import { DAY, hold, NOW, wish } from "#tests/support/booking.ts";
import {
	createTestDatabase,
	startOwnDatabase,
	TEMPLATE,
} from "#tests/support/database.ts";
import { eventually } from "#tests/support/eventually.ts";
import {
	closeStation,
	makeCity,
	makeService,
	makeStation,
} from "#tests/support/factory.ts";
import { statementsOf } from "#tests/support/statements.ts";

let database: EmbeddedDatabase;

beforeAll(async () => {
	database = await startOwnDatabase(inject("laidAside"));
	process.env.DATABASE_URL = (
		await createTestDatabase(database.url(TEMPLATE))
	).url;
	takeGlobal("env");
});

afterAll(async () => {
	await closeApart();
	await closeDb();
	await database.remove();
});

/** Two servers as they would be behind a balancer, and what stands behind the room: it says what it was asked for. */
let servers: { server: Server; stop: () => Promise<void>; base: string }[] = [];

async function open({ follows = true } = {}): Promise<string> {
	const room = new WaitingRoom("termine.example.de", 500);
	const server = createServer((request, response) => {
		void room.receive(request, response, async () => {
			finishHtml(request, response);
			const { url = "" } = request;
			if (url.includes("schritt=reservieren")) {
				response.writeHead(303, { location: "/termine/zeit?hinweis=weg" });
				response.end();
				return;
			}
			response.setHeader("content-type", "text/html; charset=utf-8");
			response.end(
				`<title>Next</title><p>${url}</p><a href="/termine/ort">weiter</a>`,
			);
		});
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	servers.push({
		server,
		stop: follows ? room.follow() : async () => {},
		base,
	});
	return base;
}

afterEach(async () => {
	setNow(NOW);
	for (const { server, stop } of servers) {
		await stop();
		server.closeAllConnections();
		server.close();
	}
	servers = [];
});

beforeEach(async () => {
	await db().$executeRaw`DELETE FROM crowd_entry`;
	await db().$executeRaw`DELETE FROM crowd_draw`;
	await db().$executeRaw`DELETE FROM crowd_process`;
	await db().$executeRaw`DELETE FROM day_count`;
	await db().$executeRaw`
		UPDATE crowd_room SET mode = 'auto', on_since = NULL, last_place = 0, let_in_until = 0, rate = 4, recently = 0, lately = 0, sold_out_at = NULL, free_sought_at = 'epoch',
			release_at = NULL, stepped_at = 'epoch', release_sought_at = 'epoch'`;
	await readRoom();
});

/** As an operator does, and until every server knows. */
async function set(mode: Mode): Promise<void> {
	await db().$executeRaw`UPDATE crowd_room SET mode = ${mode}`;
	const isOn = mode === "on" || mode === "closed";
	await eventually(async () => {
		const room = await readRoom();
		expect(room.mode).toBe(mode);
		expect(room.onSince !== null).toBe(isOn);
	});
}

const ask = (address: string, init: RequestInit = {}) =>
	fetch(address, { redirect: "manual", ...init });
const whereTo = (response: Response) =>
	new URL(response.headers.get("location") ?? "", response.url).href;
const tokenOf = (address: string) =>
	new URL(address).searchParams.get("platz") ?? "";

test("at rest everybody comes straight in, and the database is asked nothing for it", async () => {
	// Without what it asks once a second.
	const base = await open({ follows: false });
	const statements = await statementsOf(async () => {
		for (let count = 0; count < 20; count++)
			expect(await (await ask(`${base}/termine`)).text()).toContain(
				"<p>/termine</p>",
			);
	});
	expect(statements).toEqual([]);
});

test("newcomers to the booking wait with a place that stays; nobody else does", async () => {
	const base = await open();
	await set("closed");
	const first = await ask(`${base}/en/termine/zeit?dienst=a:2&ort=b`);
	expect(first.status).toBe(303);
	const address = whereTo(first);
	expect(address).toMatch(/\/en\/termine\/zeit\?dienst=a:2&ort=b&platz=/);
	for (let count = 0; count < 2; count++) {
		const page = await ask(address);
		expect(page.status).toBe(200);
		expect(page.headers.get("set-cookie")).toBeNull();
		const text = await page.text();
		expect(text).toContain("You are at place 1.");
		expect(text).toContain("We cannot say just now how long");
		expect(text).not.toContain("<script");
		expect(page.headers.get("refresh")).toMatch(/^\d\d; url=\/en\/termine/);
		const size = Number(page.headers.get("content-length"));
		expect(size).toBeLessThan(6_000);
	}
	const second = await ask(whereTo(await ask(`${base}/termine`)));
	expect(await second.text()).toContain("Sie sind auf Platz 2.");
	const still = await ask(`${address}&nachsehen=nein`);
	expect(still.headers.get("refresh")).toBeNull();

	for (const untouched of [
		"/termine/reservierung/abc",
		"/termine/kind/einverstaendnis",
		"/termin/DU-1?t=x",
		"/wartezeiten",
		"/impressum",
		"/team",
		"/api/v1/availability",
		"/kiosk/mitte",
	])
		expect(await (await ask(`${base}${untouched}`)).text()).toContain(
			`<p>${untouched}</p>`,
		);
});

test("whose turn it is comes in when they want to, with a pass that goes along, and a copy of the place does not", async () => {
	const base = await open();
	await set("closed");
	const address = whereTo(await ask(`${base}/termine?dienst=a`));
	await set("on");
	await eventually(async () =>
		expect(await (await ask(address)).text()).toContain(
			"Sie sind an der Reihe",
		),
	);
	const page = await ask(address);
	expect(page.headers.get("refresh")).toBeNull();
	expect(await page.text()).toContain('<form method="post"');

	const inside = whereTo(await ask(address, { method: "POST" }));
	expect(inside).toMatch(/\/termine\?dienst=a&einlass=/);
	const booking = await (await ask(inside)).text();
	// What makes the pages knows nothing of it.
	expect(booking).toContain("<p>/termine?dienst=a</p>");
	const pass = new URL(inside).searchParams.get("einlass");
	expect(booking).toContain(`href="/termine/ort?einlass=${pass}"`);
	const refused = await ask(
		`${base}/termine/zeit?schritt=reservieren&einlass=${pass}`,
		{ method: "POST" },
	);
	expect(whereTo(refused)).toBe(
		`${base}/termine/zeit?hinweis=weg&einlass=${pass}`,
	);

	// An answer was lost, or somebody pressed twice: the same rights once more.
	expect(whereTo(await ask(address, { method: "POST" }))).toBe(inside);
	await db()
		.$executeRaw`UPDATE crowd_entry SET entered_at = entered_at - interval '2 min'`;
	const again = whereTo(await ask(address, { method: "POST" }));
	expect(tokenOf(again)).not.toBe(tokenOf(address));
	expect(await (await ask(again)).text()).toContain(
		"Mit Ihrem alten Platz ist schon jemand",
	);
	// Half a minute at most: all of it happened just now.
	const counted = await db().dayCount.findMany({ where: { stationId: 0 } });
	expect(counted).toMatchObject([{ what: "room-1", count: 1 }]);
});

test("a pass asks for a dozen times and no more, whoever uses it at once", async () => {
	const id = newId();
	const asked = await Promise.all(
		Array.from({ length: 40 }, () => mayHold(id)),
	);
	expect(asked.filter(Boolean)).toHaveLength(12);
});

test("a hundred tries at the same moment with one place open one door", async () => {
	const id = newId();
	const entered = await Promise.all(
		Array.from({ length: 100 }, () => enter(id, 90, now())),
	);
	// The same instant, and with it the same pass with the same rights.
	expect(new Set(entered).size).toBe(1);
	expect(await db().crowdEntry.count()).toBe(1);
	expect(await db().dayCount.findMany()).toMatchObject([
		{ what: "room-2", count: 1 },
	]);
});

test("two servers give each place once, without a gap", async () => {
	const bases = [await open(), await open()];
	await set("closed");
	const tokens = await Promise.all(
		Array.from({ length: 200 }, async (_, index) => {
			const answer = await ask(`${bases[index % 2]}/termine`);
			return placeOf(tokenOf(whereTo(answer)), Date.now() / 1000);
		}),
	);
	const places = tokens
		.map((token) => (token && "place" in token.stands ? token.stands.place : 0))
		.sort((a, b) => a - b);
	expect(places).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
});

test("one server that presses turns the room on for all, and they move it on together only once", async () => {
	const [pressing, calm] = [crypto.randomUUID(), crypto.randomUUID()];
	const tell = (process: string, load: number) =>
		stepRoom({ process, load, arrived: 0 }, now());
	await tell(calm, 0.1);
	expect((await readRoom()).onSince).toBeNull();
	await db().$executeRaw`UPDATE crowd_room SET stepped_at = 'epoch'`;
	await tell(pressing, 1.5);
	expect((await readRoom()).onSince).not.toBeNull();

	await takePlaces(500);
	await db()
		.$executeRaw`UPDATE crowd_room SET stepped_at = clock_timestamp() - interval '1 s'`;
	await Promise.all(
		Array.from({ length: 20 }, (_, index) =>
			tell(index % 2 ? pressing : calm, 0.5),
		),
	);
	const { letInUntil } = await readRoom();
	expect(letInUntil).toBeGreaterThan(1.5);
	// Once, however many told at that moment; a slow machine makes the moment longer.
	expect(letInUntil).toBeLessThan(12);
});

test("who comes in the last minutes before a release gets a place by lot when it comes, behind those who came before", async () => {
	const base = await open();
	await set("closed");
	await takePlaces(40);
	const release = now().add({ minutes: 5 });
	await db().crowdRoom.update({
		where: { id: 1 },
		data: {
			releaseAt: new Date(release.epochMilliseconds),
			releaseSoughtAt: new Date(),
		},
	});
	await eventually(async () =>
		expect((await readRoom()).releaseAt).not.toBeNull(),
	);
	const early = await Promise.all(
		Array.from({ length: 30 }, async () =>
			whereTo(await ask(`${base}/termine`)),
		),
	);
	const page = await (await ask(early[0] ?? "")).text();
	expect(page).toContain("Um 10:05\u00a0Uhr gibt es neue Termine");
	expect(page).not.toContain("auf Platz");
	expect(await takeLots(release.epochMilliseconds / 1000, 1)).toBe(true);

	setNow(release.add({ seconds: 1 }));
	await eventually(async () =>
		expect((await readRoom()).draws[0]?.drawn).toMatchObject({ base: 40 }),
	);
	expect(await takeLots(release.epochMilliseconds / 1000, 1)).toBe(false);
	const placeAt = async (address: string) =>
		Number(/auf Platz (\d+)/.exec(await (await ask(address)).text())?.[1]);
	const places = await Promise.all(early.map(placeAt));
	for (const place of places) {
		expect(place).toBeGreaterThan(40);
		expect(place).toBeLessThanOrEqual(71);
	}
	// In another order than they came; each keeps what was drawn.
	expect(places).not.toEqual([...places].sort((a, b) => a - b));
	// Also when it is looked what is over by now, on a database whose clock is not the calendar's.
	await makeCity();
	await db().crowdRoom.update({
		where: { id: 1 },
		data: { releaseSoughtAt: new Date(0) },
	});
	await seekRelease(now());
	expect(await Promise.all(early.map(placeAt))).toEqual(places);
	const late = await placeAt(whereTo(await ask(`${base}/termine`)));
	expect(late).toBe(72);
});

test("people who were choosing when it began go on, as many as there were; others only say so", async () => {
	const base = await open();
	for (let count = 0; count < 2; count++) await ask(`${base}/termine`);
	await set("closed");
	const referer = `${base}/termine/ort?dienst=a`;
	const goOn = () => ask(`${base}/termine/zeit`, { headers: { referer } });
	// The server may need its next second to notice.
	await eventually(async () =>
		expect(whereTo(await ask(`${base}/termine`))).toContain("platz="),
	);
	expect(whereTo(await goOn())).toContain("einlass=");
	expect(whereTo(await goOn())).toContain("einlass=");
	expect(whereTo(await goOn())).toContain("platz=");
	const foreign = { referer: "https://example.org/termine/ort" };
	expect(
		whereTo(await ask(`${base}/termine/zeit`, { headers: foreign })),
	).toContain("platz=");
});

test("who has held a time may choose another; who invents a hold may not", async () => {
	await makeCity();
	const service = await makeService();
	const station = await makeStation();
	const token = "a-hold-of-ours-1234567";
	const held = await hold(
		wish(station, service, { date: DAY, start: 480, token }),
	);
	expect(held.ok).toBe(true);
	const base = await open();
	await set("closed");
	const after = (of: string) =>
		ask(`${base}/termine/zeit`, {
			headers: { referer: `${base}/termine/reservierung/${of}` },
		});
	expect(whereTo(await after(token))).toContain("einlass=");
	expect(whereTo(await after("another-hold-12345678"))).toContain("platz=");
	// It ran out a while ago.
	setNow(NOW.add({ minutes: 30 }));
	expect(whereTo(await after(token))).toContain("platz=");
});

test("while nothing is free the room says so, and when new times come; nobody has to come in to find out", async () => {
	await makeCity();
	await makeService();
	await makeStation();
	const base = await open();
	await set("closed");
	const address = whereTo(await ask(`${base}/termine`));
	const release = Temporal.Instant.from("2026-11-25T08:00:00+01:00");
	await db().crowdRoom.update({
		where: { id: 1 },
		data: {
			releaseAt: new Date(release.epochMilliseconds),
			releaseSoughtAt: new Date(),
		},
	});
	await eventually(async () => {
		const { freeSoughtAt } = await db().crowdRoom.findUniqueOrThrow({
			where: { id: 1 },
		});
		expect(freeSoughtAt.getTime()).toBeGreaterThan(0);
	});
	expect(await (await ask(address)).text()).not.toContain("vergeben");
	// It has looked by itself, and from here on does so when we want it to.
	const look = async () => {
		await db().$executeRaw`UPDATE crowd_room SET free_sought_at = 'epoch'`;
		await seekFreeTimes(now());
	};
	for (const { id } of await db().station.findMany())
		await closeStation(id, "2026-11-24", "2027-12-31");
	await look();
	await eventually(async () => {
		const page = await (await ask(address)).text();
		expect(page).toContain("Gerade sind alle Termine vergeben");
		expect(page).toContain(
			"am Mittwoch, 25.\u00a0November 2026 um 8:00\u00a0Uhr",
		);
		// They stay where they are, if they like.
		expect(page).toContain("Sie sind auf Platz 1.");
		expect(page).toContain("ohne Termin");
	});
	await db().closure.deleteMany();
	await db().$executeRaw`UPDATE station SET version = version + 1`;
	await look();
	await eventually(async () =>
		expect(await (await ask(address)).text()).not.toContain("vergeben"),
	);
});

test("whoever pressed a time and is led to the room keeps it in their address", async () => {
	const base = await open();
	await set("closed");
	const form = new FormData();
	for (const [name, value] of [
		["dienst", "a:2"],
		["zeit", "sued|2026-11-25|08:15"],
		["warten", "ein-zettel"],
	] as const)
		form.set(name, value);
	const address = `${base}/termine/zeit?dienst=a:2&ort=sued&schritt=reservieren`;
	const led = new URL(
		whereTo(await ask(address, { method: "POST", body: form })),
	);
	expect(led.pathname).toBe("/termine/zeit");
	expect(Object.fromEntries(led.searchParams)).toMatchObject({
		dienst: "a:2",
		ort: "sued",
		tag: "2026-11-25",
		hinweis: "was-waiting@08:15@sued",
		warten: "ein-zettel",
		platz: expect.any(String),
	});
	expect(led.searchParams.has("schritt")).toBe(false);
	// What nobody's page sends.
	for (const body of ["zeit=x|y|z", "zeit=sued%7C2026-11-25%7C08:15", "%%%"]) {
		const answer = await ask(address, {
			method: "POST",
			body,
			headers: { "content-type": "application/x-www-form-urlencoded" },
		});
		const to = new URL(whereTo(answer));
		expect(to.searchParams.has("platz")).toBe(true);
		expect(to.searchParams.has("hinweis")).toBe(body.includes("sued"));
	}

	await set("on");
	await eventually(async () => {
		const inside = whereTo(await ask(led.href, { method: "POST" }));
		expect(inside).toContain("einlass=");
		expect(inside).toContain("hinweis=was-waiting%4008:15%40sued");
	});
});

test("when the room ends, addresses lose what it added", async () => {
	const base = await open();
	await set("closed");
	const address = whereTo(await ask(`${base}/termine?dienst=a`));
	await set("off");
	expect(whereTo(await ask(address))).toBe(`${base}/termine?dienst=a`);
	const plain = await ask(`${base}/termine?dienst=a&einlass=x`);
	expect(whereTo(plain)).toBe(`${base}/termine?dienst=a`);
	const sent = await ask(`${base}/termine/zeit?dienst=a&einlass=x`, {
		method: "POST",
	});
	expect(await sent.text()).toContain("<p>/termine/zeit?dienst=a</p>");
});

test("while the database is away people read that it is disturbed and not that there are many, and keep their place", async () => {
	const base = await open();
	await set("closed");
	const address = whereTo(await ask(`${base}/termine`));
	await database.stop("immediate");
	const newcomer = await ask(`${base}/termine?dienst=a`);
	expect(newcomer.status).toBe(503);
	expect(newcomer.headers.get("refresh")).toMatch(/^\d\d$/);
	const page = await newcomer.text();
	expect(page).toContain("gerade gestört");
	expect(page).not.toContain("viele Menschen");
	// What was true a moment ago is told for a while.
	expect(await (await ask(address)).text()).toContain("Sie sind auf Platz 1.");
	await eventually(async () => {
		const waiting = await ask(address);
		expect(waiting.status).toBe(503);
		expect(await waiting.text()).toContain("gerade gestört");
	});
	await database.start();
	await eventually(async () =>
		expect(whereTo(await ask(`${base}/termine`))).toContain("platz="),
	);
	await eventually(async () =>
		expect(await (await ask(address)).text()).toContain(
			"Sie sind auf Platz 1.",
		),
	);
});

test("a restart of the database while people come keeps nobody waiting longer", async () => {
	const base = await open();
	await set("on");
	await takePlaces(1_000);
	let isOver = false;
	const comes = async () => {
		while (!isOver) await (await ask(`${base}/termine`)).text();
	};
	const people = Array.from({ length: 20 }, comes);
	for (let count = 0; count < 3; count++) {
		await database.stop("fast");
		await database.start();
		let letInUntil = 0;
		await eventually(async () => {
			({ letInUntil } = await readRoom());
		});
		await eventually(async () => {
			const room = await readRoom();
			expect(room.letInUntil).toBeGreaterThan(letInUntil + 2);
		});
		await eventually(async () =>
			expect(whereTo(await ask(`${base}/termine`))).toContain("platz="),
		);
	}
	isOver = true;
	await Promise.all(people);
});
