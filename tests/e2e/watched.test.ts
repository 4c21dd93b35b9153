import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { freePort } from "#lib/db/embedded/binaries.ts";
import { book } from "#tests/support/booking.ts";
import { makeStation, removeStation } from "#tests/support/factory.ts";
import {
	chooseTime,
	confirm,
	DAY,
	fact,
	giveDetails,
} from "./support/journey.ts";
import { startProcess } from "./support/process.ts";
import { expect, test } from "./support/test.ts";

/** As a collector of traces takes them in; keeps what it was told. */
async function startCollector() {
	const told: string[] = [];
	const server = createServer((request, response) => {
		let body = "";
		request.on("data", (chunk) => {
			body += chunk;
		});
		request.on("end", () => {
			told.push(body);
			response.writeHead(200, { "content-type": "application/json" });
			response.end("{}");
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		told: () => told.join("\n"),
		stop: () => server.close(),
	};
}

/** Of a trace: by chance a PIN may stand in them. */
const NUMBERS = /"(?:\w*UnixNano|traceId|spanId|parentSpanId)":"\w+"/g;

const PERSON = {
	name: "Wilhelmine Wiedererkannt",
	email: "wiedererkannt@citizen.example",
	phone: "0171 7654321",
};

// Processes start one after the other, each for as long as a busy machine takes.
test.describe.configure({ timeout: 300_000 });

test("metrics, traces and the status page say what goes on, and nothing about anybody", async ({
	browser,
}) => {
	const info = test.info();
	const port = await freePort();
	const metricsPort = await freePort();
	const collector = await startCollector();
	const baseURL = `http://localhost:${port}`;
	const one = await startProcess(
		{
			PORT: String(port),
			BASE_URL: baseURL,
			SERVE: "all",
			METRICS_PORT: String(metricsPort),
			OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
		},
		info.outputPath("watched.log"),
	);
	await one.ready();
	// A process that starts fills what is empty: afterwards.
	const station = await makeStation({ desks: 1 });
	const beside = (path: string) =>
		fetch(`http://127.0.0.1:${metricsPort}${path}`);
	const answer = async (path: string) => {
		const { status } = await fetch(baseURL + path, { redirect: "manual" });
		return status;
	};
	expect(await answer("/api/live")).toBe(200);
	expect(await answer("/api/ready")).toBe(200);
	expect((await beside("/api/ready")).status).toBe(200);
	expect((await beside("/termine")).status).toBe(404);
	// The address of the live updates before they had their own.
	expect(await answer("/api/live?an=mitte")).toBe(307);

	// Somebody books, opens their pages, is wrong with the PIN; and somebody asks for what there is not.
	const context = await browser.newContext({ baseURL });
	const page = await context.newPage();
	await chooseTime(page, station);
	await giveDetails(page, PERSON);
	await confirm(page);
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(
		"Ihr Termin ist gebucht",
	);
	const address = new URL(page.url());
	const token = address.searchParams.get("t") ?? "";
	const reference = address.pathname.split("/")[2] ?? "";
	const pin = ((await fact(page, "PIN").textContent()) ?? "").slice(0, 6);
	expect([token, reference, pin].every((one) => one.length > 3)).toBe(true);
	await page.goto("/termin");
	await page.getByLabel("Terminnummer").fill(reference);
	await page.getByLabel("PIN").fill(pin === "123456" ? "654321" : "123456");
	await page.getByRole("button", { name: "Termin öffnen" }).click();
	await page.getByRole("main").getByRole("alert").waitFor();
	for (const path of [
		`/termin/${reference}/verschieben?t=${token}`,
		`/wartenummer/${token}`,
		`/Wilhelmine-Wiedererkannt?email=${PERSON.email}`,
		`/termine?dienst=Wiedererkannt&t=${token}`,
		`/%`,
	])
		await answer(path);
	await fetch(`${baseURL}/termin/${reference}?t=${token}`, {
		method: "POST",
		body: new URLSearchParams({ ...PERSON, $ACTION_ID_x: token }),
	});
	await context.close();
	const other = await book(
		{ station: station.slug, service: "reisepass", date: DAY.date, start: 540 },
		{ ...PERSON, bookedBy: null },
	);
	await answer(`/termin/${other.reference}?t=${other.token}`);

	const status = await (await fetch(`${baseURL}/status`)).text();
	expect(status).toContain("Termine buchen und ändern");
	const english = await fetch(`${baseURL}/en/status`);
	expect(await english.text()).toContain("Booking and changing appointments");
	expect(english.headers.get("set-cookie")).toBeNull();
	// What is wanted is there. What a busy machine could not read at one scrape is there at the next.
	let metrics = "";
	const wanted = [
		'buergertermin_appointments_total{event="held",by="citizen",role="all"} 1',
		'buergertermin_appointments_total{event="booked",by="citizen",role="all"} 1',
		`buergertermin_station_phase{station="${station.slug}"`,
		'buergertermin_http_request_duration_seconds_count{role="all",route="/termin/:reference",status="2xx"}',
		'buergertermin_figures_up{figure="mails",role="all"} 1',
		"nodejs_eventloop_lag_seconds",
	];
	await expect
		.poll(async () => {
			metrics = await (await beside("/metrics")).text();
			return wanted.filter((line) => !metrics.includes(line));
		})
		.toEqual([]);
	await expect
		.poll(collector.told, { timeout: 30_000 })
		.toContain("handleRequest");
	expect(await one.end("SIGTERM")).toBe(0);
	collector.stop();
	await removeStation(station.id);

	for (const step of ["request", "database", "[reference]"])
		expect(collector.told()).toContain(step);
	// And nothing of anybody.
	for (const secret of [
		...[token, reference, pin, other.token, other.reference],
		...["Wiedererkannt", "Wilhelmine", "7654321", "citizen.example"],
	])
		for (const [where, text] of Object.entries({
			metrics: metrics.replace(/ [^ ]+$/gm, ""),
			status,
			traces: collector.told().replace(NUMBERS, ""),
		}))
			expect(text.includes(secret), `${secret} in ${where}`).toBe(false);
	// No label is what somebody asked for.
	const routes = [...metrics.matchAll(/route="([^"]*)"/g)].map(
		([, one]) => one,
	);
	for (const route of new Set(routes))
		expect(route).toMatch(/^(?:other|\/[a-z0-9/.:_…-]*)$/);
});
