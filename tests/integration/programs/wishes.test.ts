import { beforeEach, expect, test } from "vitest";
import { POST as wish } from "#app/api/v1/wishes/route.ts";
import { formKeyHash, programFormKey } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { KEPT_HOURS } from "#lib/programs/rules/request.ts";
import { now, setNow } from "#lib/runtime/clock.ts";
import { civilDateOf } from "#lib/time.ts";
import { WISH_PURPOSE } from "#lib/wishes/commands/note-wish.ts";
import { makeCity, makeStation } from "#tests/support/factory.ts";
import { makeProgram } from "#tests/support/program.ts";
import { begin, beginCity } from "#tests/support/program-booking.ts";
import { send, tokenOf } from "#tests/support/program-requests.ts";
import { statementsOf } from "#tests/support/statements.ts";

let service: { id: number; slug: string };

beforeEach(async () => {
	service = await beginCity();
});

const wanted = (more: object = {}) => ({
	services: [service.slug],
	earliest: "2026-12-01",
	latest: "2026-12-20",
	person: {},
	consent: { privacyNotice: true },
	...more,
});

test("a program notes what somebody waits for, once, and gets the person's page", async () => {
	const { station, token } = await begin();
	const key = crypto.randomUUID();
	const email = `${crypto.randomUUID()}@citizen.example`;
	const body = wanted({
		stations: [station.slug],
		halves: ["1-morning", "4-afternoon"],
		noticeMinutes: 1440,
		person: { name: "Ayşe Müller", email },
		consent: { privacyNotice: true, showLanguage: true },
	});
	const asked = { key, path: "wishes?lang=tr" };
	const noted = await send(wish, token, body, asked);
	expect([noted.status, noted.body]).toMatchObject([
		201,
		{
			reference: expect.any(String),
			pin: expect.stringMatching(/^\d{6}$/),
			link: expect.stringContaining("/tr/wunsch/"),
		},
	]);
	// Also when the answer was lost.
	await db().programRequest.deleteMany();
	const again = await send(wish, token, body, asked);
	expect(again.body).toEqual(noted.body);
	const rows = await db().wish.findMany({
		where: { reference: noted.body.reference },
		include: { contact: true, messages: true },
	});
	expect(rows).toMatchObject([
		{
			stationIds: [station.id],
			halves: ["1-morning", "4-afternoon"],
			noticeMinutes: 1440,
			locale: "tr",
			channel: "online",
			contact: { name: "Ayşe Müller", email, showsLanguage: true },
			messages: [{ kind: "wish-noted" }],
		},
	]);
});

test("anywhere is where the program may book, and elsewhere it may not wish", async () => {
	const here = await makeStation();
	const elsewhere = await makeStation();
	const narrow = await tokenOf(await makeProgram({ stations: [here.slug] }));
	const noted = await send(wish, narrow, wanted());
	const row = await db().wish.findUniqueOrThrow({
		where: { reference: noted.body.reference },
	});
	expect(row.stationIds).toEqual([here.id]);
	const refused = await send(
		wish,
		narrow,
		wanted({ stations: [here.slug, elsewhere.slug] }),
	);
	expect([refused.status, refused.body.code]).toEqual([
		403,
		"station-not-agreed",
	]);
	const all = await tokenOf(await makeProgram());
	const any = await send(wish, all, wanted());
	const free = await db().wish.findUniqueOrThrow({
		where: { reference: any.body.reference },
	});
	expect(free.stationIds).toEqual([]);
});

test("what cannot come true is refused by name, and a person waits for so much and no more", async () => {
	await makeCity();
	await db().city.updateMany({ data: { wishesPerPerson: 1 } });
	const { token } = await begin();
	const codeOf = async (more: object) => {
		const { status, body } = await send(wish, token, wanted(more));
		return status === 201 ? "ok" : body.code;
	};
	expect(await codeOf({ latest: "2026-11-30" })).toBe("dates-over");
	expect(await codeOf({ latest: "2028-12-01" })).toBe("dates-too-far");
	expect(await codeOf({ noticeMinutes: 7 })).toBe("unknown-notice");
	expect(await codeOf({ halves: ["8-morning"] })).toBe("unknown-half");
	expect(await codeOf({ services: ["none"] })).toBe("unknown-service");
	expect(await codeOf({ stations: ["nowhere"] })).toBe("unknown-station");
	expect(await codeOf({ consent: {} })).toBe("body-invalid");
	const slip = await send(wish, token, wanted({ person: { email: "x" } }));
	expect([slip.status, slip.body.code]).toEqual([422, "person-invalid"]);
	expect(slip.body.errors).toMatchObject([{ pointer: "/person/email" }]);
	const person = { email: `${crypto.randomUUID()}@citizen.example` };
	expect(await codeOf({ person })).toBe("ok");
	expect(await codeOf({ person })).toBe("too-many-wishes");
	const without = await tokenOf(await makeProgram({ scopes: ["hold"] }));
	const refused = await send(wish, without, wanted());
	expect(refused.body.code).toBe("insufficient-scope");
});

test("a program notes more wishes within an hour than an address may, and not without end", async () => {
	await makeCity();
	const { token } = await begin();
	expect((await send(wish, token, wanted())).status).toBe(201);
	const count = (points: number) =>
		db().rateLimit.updateMany({
			where: { key: { startsWith: "wishes" } },
			data: { points },
		});
	await count(41);
	expect((await send(wish, token, wanted())).status).toBe(201);
	await count(600);
	const over = await send(wish, token, wanted());
	expect([over.status, over.body.code]).toEqual([
		429,
		"too-many-wishes-of-client",
	]);
	const setEnd = (expire: number) =>
		db().rateLimit.updateMany({
			where: { key: { startsWith: "wishes" } },
			data: { expire },
		});
	const told = async () => {
		const { status, headers } = await send(wish, token, wanted());
		return [status, Number(headers.get("retry-after"))] as const;
	};
	await setEnd(Date.now() + 1_234_000);
	const [status, seconds] = await told();
	expect(status).toBe(429);
	expect(seconds).toBeLessThanOrEqual(1_234);
	expect(seconds).toBeGreaterThan(1_170);
	// With the day another count begins, which is sooner.
	setNow(Temporal.Instant.from(`${civilDateOf(now())}T23:59:30+01:00`));
	const [late, left] = await told();
	expect(late).toBe(429);
	expect(left).toBeLessThanOrEqual(30);
});

/** The answer to a request is lost, and then some time goes by. */
async function loseAnswer(hours: number): Promise<void> {
	await db().programRequest.deleteMany();
	setNow(now().add({ hours }));
}

test("after a day a key is another wish's, as with every command", async () => {
	const { token } = await begin();
	const key = crypto.randomUUID();
	const asked = () => send(wish, token, wanted(), { key });
	const first = await asked();
	// As long as its answer is kept it is one wish, also where the answer was lost.
	await loseAnswer(KEPT_HOURS - 1);
	expect((await asked()).body.reference).toBe(first.body.reference);
	await loseAnswer(1);
	const another = await asked();
	expect(another.status).toBe(201);
	expect(another.body.reference).not.toBe(first.body.reference);
	await loseAnswer(0);
	expect((await asked()).body.reference).toBe(another.body.reference);
	// Also for somebody else.
	const person = { email: `${crypto.randomUUID()}@citizen.example` };
	await loseAnswer(KEPT_HOURS);
	const theirs = await send(wish, token, wanted({ person }), { key });
	expect([theirs.status, theirs.body.code]).toEqual([201, undefined]);
});

test("a key that comes again day after day costs no more for it", async () => {
	const { token } = await begin();
	const key = crypto.randomUUID();
	const asked = () => send(wish, token, wanted(), { key });
	const references = new Set<string>();
	const costs: number[] = [];
	for (let day = 0; day < 6; day++) {
		const statements = await statementsOf(async () => {
			const { status, body } = await asked();
			expect(status).toBe(201);
			references.add(body.reference);
		});
		costs.push(statements.length);
		await loseAnswer(KEPT_HOURS);
	}
	expect(references.size).toBe(6);
	expect(costs[5]).toBeLessThanOrEqual(costs[1] ?? 0);
});

test("what the version before noted with a key is that wish still", async () => {
	const { token, program } = await begin();
	const { id } = await db().program.findUniqueOrThrow({
		where: { clientId: program.clientId },
	});
	const key = crypto.randomUUID();
	const asked = () => send(wish, token, wanted(), { key });
	const first = await asked();
	await db().wish.update({
		where: { reference: first.body.reference },
		data: { formKey: formKeyHash(programFormKey(WISH_PURPOSE, id, key)) },
	});
	await loseAnswer(0);
	expect((await asked()).body.reference).toBe(first.body.reference);
});
