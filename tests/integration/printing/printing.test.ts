import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { askPrinters } from "#lib/printing/commands/ask-printers.ts";
import {
	addPrinter,
	changePrinter,
	removePrinter,
	tryPrinter,
} from "#lib/printing/commands/manage-printers.ts";
import { printedBefore, printSlip } from "#lib/printing/commands/print-slip.ts";
import { talkTo } from "#lib/printing/network/talk.ts";
import type { PrinterFacts, Slip } from "#lib/printing/printing.ts";
import {
	listPrinters,
	listTroubles,
} from "#lib/printing/queries/list-printers.ts";
import { encodeSlip } from "#lib/printing/rules/encode.ts";
import { printerMark } from "#lib/printing/rules/printer-form.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeStation } from "#tests/support/factory.ts";
import {
	COVER_OPEN,
	PAPER_LOW,
	PAPER_OUT,
	READY,
	type ReceiptPrinter,
	startReceiptPrinter,
} from "#tests/support/receipt-printer.ts";
import { value } from "#tests/support/wishes.ts";

cityWithService();

const SLIP: Slip = {
	house: "Haus",
	label: "Wartenummer",
	number: "W001",
	wait: null,
	address: "https://termine.example/wartenummer/Abc",
	hint: "Scannen",
	drawn: "Gezogen",
};
const slip = async () => SLIP;

let paper: ReceiptPrinter;
let station: Awaited<ReturnType<typeof makeStation>>;
let kiosk: string;
let clerk: Actor;
beforeEach(async () => {
	await db().printer.deleteMany();
	paper = await startReceiptPrinter();
	station = await makeStation();
	clerk = await makeActor("clerk", station);
	kiosk = await makeKiosk(station.id);
});
afterEach(() => paper.stop());

async function makeKiosk(stationId: number): Promise<string> {
	const { id } = await db().device.create({
		data: {
			id: randomUUID(),
			stationId,
			kind: "kiosk",
			name: "Eingang",
			createdAt: toDbInstant(NOW),
		},
	});
	return id;
}

/** At the printer of this test, where no administrator could have set it. */
const place = (more: Partial<PrinterFacts> = {}) =>
	db().printer.create({
		data: {
			stationId: station.id,
			deviceId: kiosk,
			name: "Bon",
			host: "127.0.0.1",
			port: paper.port,
			columns: 48,
			...more,
		},
	});

const stateNow = async () => (await db().printer.findFirstOrThrow()).state;
const print = () => printSlip({ deviceId: kiosk }, slip, NOW);

test("a number comes out as the recorded bytes, after the printer was asked how it is", async () => {
	await place();
	expect(await print()).toBe("printed");
	expect(paper.printed.map((one) => one.toString("hex"))).toEqual([
		Buffer.from(encodeSlip(SLIP, 48)).toString("hex"),
	]);
	expect(await stateNow()).toBe("ready");
	expect(await printedBefore({ deviceId: kiosk })).toBe("printed");
});

test.each([
	["paper-out", PAPER_OUT],
	["cover-open", COVER_OPEN],
] as const)(
	"%s: nothing is sent, the kiosk is told, and whoever works there sees it",
	async (state, says) => {
		await place();
		paper.says = says;
		expect(await print()).toBe("not-printed");
		expect(paper.printed).toEqual([]);
		expect(await listTroubles(clerk, station.id)).toEqual([
			{ name: "Bon", state },
		]);
		expect(await printedBefore({ deviceId: kiosk })).toBe("not-printed");
		// Somebody has put it right.
		paper.says = READY;
		expect(await print()).toBe("printed");
		expect(await listTroubles(clerk, station.id)).toEqual([]);
	},
);

test("paper that ends within the slip is no printed slip, and paper that will end soon prints and is told", async () => {
	await place();
	paper.saysThen = PAPER_OUT;
	expect(await print()).toBe("not-printed");
	expect(await stateNow()).toBe("paper-out");
	paper.saysThen = null;
	paper.says = PAPER_LOW;
	expect(await print()).toBe("printed");
	expect(await listTroubles(clerk, station.id)).toEqual([
		{ name: "Bon", state: "paper-low" },
	]);
});

test("one that never says anything prints, and nobody claims to know how it is", async () => {
	await place();
	paper.says = null;
	expect(await print()).toBe("printed");
	expect(paper.printed).toHaveLength(1);
	expect(await stateNow()).toBe("silent");
	expect(await listTroubles(clerk, station.id)).toEqual([]);
});

test("what one answered while this process did something else is heard", async () => {
	const nothing = new Int32Array(new SharedArrayBuffer(4));
	Object.defineProperty(paper, "says", {
		get: () => {
			// Three times: longer than it is given, once it has answered all.
			process.nextTick(() => Atomics.wait(nothing, 0, 0, 300));
			return READY;
		},
	});
	const address = { host: "127.0.0.1", port: paper.port };
	expect((await talkTo(address, null)).state).toBe("ready");
});

test("one that is switched off or hangs up takes nobody's number along, and is told soon", async () => {
	await place();
	paper.hangsUp = true;
	expect(await print()).toBe("not-printed");
	expect(await stateNow()).toBe("offline");
	await paper.stop();
	expect(await print()).toBe("not-printed");
	paper = await startReceiptPrinter();
});

test("whatever fails on the way to the paper is an answer, never an error", async () => {
	expect(await print()).toBe("none");
	await place();
	expect(
		await printSlip(
			{ deviceId: kiosk },
			() => Promise.reject(new Error("no words")),
			NOW,
		),
	).toBe("not-printed");
	expect(await printSlip({ deviceId: "no id" }, slip, NOW)).toBe("none");
});

test("all are asked by the clock, and those that are well are no news", async () => {
	await place();
	await place({ deviceId: null, name: "Zweiter", port: 1 });
	await askPrinters(NOW);
	const rows = await db().printer.findMany({ orderBy: { name: "asc" } });
	expect(rows.map(({ state }) => state)).toEqual(["ready", "offline"]);
	expect(paper.printed).toEqual([]);
	expect(await listTroubles(clerk, station.id)).toEqual([
		{ name: "Zweiter", state: "offline" },
	]);
	const stranger = await makeActor("clerk", await makeStation());
	expect(await listTroubles(stranger, station.id)).toEqual([]);
});

test("an address that is no printer's is not spoken to, whatever stands in the database", async () => {
	for (const address of [
		{ host: "localhost", port: paper.port },
		{ host: "169.254.169.254", port: 9100 },
		{ host: "10.0.0.1", port: 22 },
	])
		expect(await talkTo(address, encodeSlip(SLIP, 48))).toEqual({
			state: "offline",
			printed: false,
		});
	expect(paper.printed).toEqual([]);
});

test("only the administration says where printers are, one for each kiosk, and the second of two reads what is saved", async () => {
	const admin = await makeActor("admin");
	const facts: PrinterFacts = {
		name: "Bon",
		stationId: station.id,
		deviceId: kiosk,
		atCounter: false,
		host: "192.168.1.50",
		port: 9100,
		columns: 48,
	};
	const lead = await makeActor("lead", station);
	const forbidden = { ok: false, error: "forbidden" };
	expect(await addPrinter(lead, { facts, now: NOW })).toEqual(forbidden);
	const { id } = value(await addPrinter(admin, { facts, now: NOW }));
	const other = { ...facts, name: "Noch einer" };
	expect(await addPrinter(admin, { facts: other, now: NOW })).toEqual({
		ok: false,
		error: "kiosk-taken",
	});
	const shown = printerMark(facts);
	value(await changePrinter(admin, { id, facts: other, shown, now: NOW }));
	expect(
		await changePrinter(admin, {
			id,
			facts: { ...facts, port: 9101 },
			shown,
			now: NOW,
		}),
	).toEqual({ ok: false, error: "changed" });
	for (const refused of [
		await listPrinters(lead, NOW),
		await changePrinter(lead, { id, facts, shown, now: NOW }),
		await removePrinter(lead, { id, now: NOW }),
		await tryPrinter(lead, { id, slip: SLIP, now: NOW }),
	])
		expect(refused).toEqual(forbidden);
	expect(value(await listPrinters(admin, NOW)).printers).toMatchObject([
		{ id, name: "Noch einer", state: null },
	]);
	// Ticked as the counter's it is that, and the form shown before is told.
	const counter = { ...other, atCounter: true };
	const second = printerMark(other);
	value(
		await changePrinter(admin, { id, facts: counter, shown: second, now: NOW }),
	);
	expect(
		await changePrinter(admin, {
			id,
			facts: { ...other, port: 9101 },
			shown: second,
			now: NOW,
		}),
	).toEqual({ ok: false, error: "changed" });
	value(await removePrinter(admin, { id, now: NOW }));
	value(await removePrinter(admin, { id, now: NOW }));
	expect(await db().printer.count()).toBe(0);
});

test("a slip to try says whether it came out", async () => {
	const admin = await makeActor("admin");
	const { id } = await place();
	expect(value(await tryPrinter(admin, { id, slip: SLIP, now: NOW }))).toEqual({
		printed: true,
	});
	paper.says = PAPER_OUT;
	expect(value(await tryPrinter(admin, { id, slip: SLIP, now: NOW }))).toEqual({
		printed: false,
	});
});
