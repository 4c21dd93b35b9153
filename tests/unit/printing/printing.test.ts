import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isPrinterHost, isPrinterPort } from "#lib/printing/rules/address.ts";
import { encodeSlip } from "#lib/printing/rules/encode.ts";
import { printerMark, readPrinter } from "#lib/printing/rules/printer-form.ts";
import { answersIn, QUESTIONS, stateOf } from "#lib/printing/rules/status.ts";

test.each([
	["10.0.0.5", true],
	["172.16.4.4", true],
	["172.31.255.255", true],
	["192.168.1.50", true],
	["fd12:3456:789a::10", true],
	["172.32.0.1", false],
	["172.15.0.1", false],
	["127.0.0.1", false],
	["::1", false],
	["0.0.0.0", false],
	["169.254.169.254", false],
	["fe80::1", false],
	["8.8.8.8", false],
	["2001:db8::1", false],
	["010.0.0.5", false],
	["10.0.0", false],
	["10.0.0.256", false],
	["167772165", false],
	["0x0a000005", false],
	["drucker.stadt.example", false],
	["10.0.0.5.example.org", false],
	["::ffff:10.0.0.5", false],
	["fd12:3456:789a::10%eth0", false],
	["fd12:::::", false],
	["", false],
])("our servers speak to %s: %s", (host, isOne) => {
	expect(isPrinterHost(host)).toBe(isOne);
});

test.each([
	[9100, true],
	[9109, true],
	[9099, false],
	[9110, false],
	[22, false],
	[5432, false],
	[9100.5, false],
	[Number.NaN, false],
])("port %d is one of printers: %s", (port, isOne) => {
	expect(isPrinterPort(port)).toBe(isOne);
});

test("it is asked in real time for itself, for the cause and for its paper", () => {
	expect([...QUESTIONS]).toEqual([16, 4, 1, 16, 4, 2, 16, 4, 4]);
});

test.each([
	["ready", [0x12, 0x12, 0x12]],
	["paper-low", [0x12, 0x12, 0x1e]],
	["paper-out", [0x1a, 0x32, 0x7e]],
	["paper-out", [0x12, 0x12, 0x72]],
	["cover-open", [0x1a, 0x16, 0x72]],
	["fault", [0x1a, 0x52, 0x12]],
	["offline", [0x1a, 0x12, 0x12]],
	["silent", [0x12, 0x12]],
	["silent", []],
] as const)("%s is what %j says", (state, answers) => {
	expect(stateOf(answers)).toBe(state);
});

test("what a printer says unasked is no answer", () => {
	// Automatic status: four bytes, the first of which looks nearly like one.
	const unasked = [0x14, 0x00, 0x00, 0x0f];
	expect(answersIn(Uint8Array.from([...unasked, 0x12, 0x12, 0x1e]))).toEqual([
		0x12, 0x12, 0x1e,
	]);
});

const slip = {
	house: "Bürger-Service-Station Stadtmitte",
	label: "Wartenummer",
	number: "W012",
	wait: "Sie warten etwa 10 bis 20 Minuten.",
	address: "https://termine.example/wartenummer/Abc_-123",
	hint: "Scannen Sie den Code mit Ihrem Handy: Dann sehen Sie, wann Sie dran sind.",
	drawn: "Gezogen: 24. November 2026, 10:00 Uhr",
};

test("a slip is the recorded stream of bytes: it begins anew, is large where it has to be, has the code, and is cut", () => {
	const bytes = Buffer.from(encodeSlip(slip, 48));
	expect(bytes.toString("hex")).toBe(
		readFileSync("tests/fixtures/slip.escpos").toString("hex"),
	);
	const text = bytes.toString("latin1");
	expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0x1b, 0x40]));
	// Six times as large, and then as before.
	expect(text).toContain("\x1d!UW012\x1d!\x00");
	expect(text).toContain(slip.address);
	expect(text).toContain("\x1dV");
});

test("letters of other scripts come in the code pages that have them, and none as a question mark", () => {
	const texts = ["Wartość ąęśćż", "Очередь", "Αριθμός", "Sıra numarası ğş"];
	for (const label of texts) {
		const bytes = Buffer.from(encodeSlip({ ...slip, label }, 42));
		expect(bytes.toString("latin1"), label).not.toContain("?");
	}
});

test("whoever goes to several desks reads that on their slip", () => {
	const walk = "Sie gehen nacheinander an mehrere Plaetze.";
	const bytes = Buffer.from(encodeSlip({ ...slip, walk }, 48));
	expect(bytes.toString("latin1")).toContain(walk);
});

test("nothing in a text is a command to the printer", () => {
	const bytes = encodeSlip({ ...slip, hint: "a\x1bpb\x10\x04\x01c\x1dVd" }, 48);
	const text = Buffer.from(bytes).toString("latin1");
	expect(text).toContain("a pb   c Vd");
});

const known = {
	stations: [{ id: 2, slug: "stadtmitte" }],
	kiosks: [
		{ id: "kiosk-a", stationId: 2 },
		{ id: "kiosk-b", stationId: 3 },
	],
};
const typed = {
	name: " Bondrucker  Eingang ",
	station: "stadtmitte",
	kiosk: "kiosk-a",
	host: "192.168.1.50",
	port: "9100",
	columns: "42",
};

test("what an administrator types is read, and a kiosk of another house is none", () => {
	const value = {
		name: "Bondrucker Eingang",
		stationId: 2,
		deviceId: "kiosk-a",
		atCounter: false,
		host: "192.168.1.50",
		port: 9100,
		columns: 42,
	};
	expect(readPrinter(typed, known)).toEqual({ ok: true, value });
	expect(readPrinter({ ...typed, kiosk: "kiosk-b" }, known)).toEqual({
		ok: true,
		value: { ...value, deviceId: null },
	});
	expect(readPrinter({ ...typed, atCounter: "1" }, known)).toEqual({
		ok: true,
		value: { ...value, atCounter: true },
	});
	expect(printerMark(value)).not.toBe(
		printerMark({ ...value, atCounter: true }),
	);
	expect(printerMark(value)).not.toBe(printerMark({ ...value, port: 9101 }));
});

test("whatever is wrong is said at its field", () => {
	expect(
		readPrinter(
			{ name: "", station: "x", host: "localhost", port: "22" },
			known,
		),
	).toEqual({
		ok: false,
		errors: {
			name: "name-missing",
			station: "station-missing",
			host: "host-wrong",
			port: "port-wrong",
		},
	});
});
