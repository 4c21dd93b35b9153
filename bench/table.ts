import { markdownTable } from "./markdown-table.ts";
import type { Results } from "./results.ts";

/** A figure, what it is to be, and what it is. */
type Row = readonly [figure: string, aim: string, measured: string];

/** The figures as a table of Markdown, which reads well in a terminal, too. */
export function tableOf(results: Results): string {
	const rows: Row[] = [
		["Figure", "Aim", "Measured"],
		...freeDayRows(results),
		...bookingRows(results),
		...pageRows(results),
		...otherRows(results),
	];
	return markdownTable(rows);
}

function freeDayRows({ freeDays, webFreeDays }: Results): Row[] {
	const place = (
		name: string,
		one: Results["freeDays"]["anyStation"],
		aims: readonly [string, string],
	): Row[] => [
		[
			`Free days of a month, ${name}, cold`,
			aims[0],
			`${one.coldMs} ms, ${one.coldQueries} queries; a query per day and desk: ${one.naiveMs} ms, ${one.naiveQueries} queries (${one.timesFasterCold} ×)`,
		],
		[
			`… warm`,
			aims[1],
			`${one.warmMs} ms, ${one.warmQueries} query (${one.timesFasterWarm} ×)`,
		],
	];
	const web = ({ coldMs, warmMs }: { coldMs: number; warmMs: number }) =>
		`${coldMs} ms cold, ${warmMs} ms warm`;
	return [
		...place("any station", freeDays.anyStation, ["< 50 ms", "< 5 ms"]),
		...place("one station", freeDays.oneStation, ["", ""]),
		["… by the API, one station", "", web(webFreeDays.apiOneStation)],
		["… as a page, one station", "", web(webFreeDays.pageOneStation)],
		["… as a page, any station", "", web(webFreeDays.pageAnyStation)],
	];
}

function bookingRows({ commands, webBooking }: Results): Row[] {
	return [
		[
			"Hold + confirm by the commands",
			"≥ 0.5 of bare SQL",
			`${commands.ratio}: ${commands.commandPerSecond}/s (${commands.commandQueries} statements) beside ${commands.barePerSecond}/s (${commands.bareQueries})`,
		],
		...(webBooking ? webBookingRows(webBooking) : []),
	];
}

function webBookingRows(webBooking: NonNullable<Results["webBooking"]>): Row[] {
	const { perSecondOnTwoCores, millisecondsPerBooking } = webBooking;
	const costs = Object.entries(webBooking.millisecondsByStep ?? {});
	return [
		[
			"Hold by a form, beside a trivial action",
			"≥ 0.5",
			`${webBooking.holdToTrivialAction}: ${webBooking.perSecondByStep.hold}/s beside ${webBooking.trivialActionsPerSecond}/s`,
		],
		[
			"Confirm by a form, beside a trivial action",
			"",
			`${webBooking.confirmToTrivialAction}: ${webBooking.perSecondByStep.confirm}/s`,
		],
		[
			"Whole bookings without JavaScript, beside as many trivial requests",
			"",
			`${webBooking.bookingToTrivialRequests}: ${webBooking.bookingsPerSecond} bookings/s${coresOf(webBooking)}`,
		],
		[
			"… on two cores, when the load comes from elsewhere",
			"≥ 25/s",
			`${perSecondOnTwoCores}/s: ${millisecondsPerBooking} ms of a processor (${costs.map(([step, cost]) => `${step} ${cost}`).join(", ")})`,
		],
	];
}

const PAGE_NAMES: Readonly<Record<string, string>> = {
	start: 'Page "start"',
	month: 'Page "month"',
	busyMonth: "… while others book into that month",
	availability: "Availability of a month by the API",
	check: 'Page "check"',
};
const PAGE_AIMS: Readonly<Record<string, string>> = {
	start: "≥ 5",
	busyMonth: "≥ 3",
	availability: "≥ 3",
};

/** What the load took is not there for what it measures. */
function coresOf({
	cores = {},
}: {
	cores?: Readonly<Record<string, number>>;
}): string {
	const shares = Object.entries(cores).map(
		([name, share]) => `${name} ${Math.round(share * 100)} %`,
	);
	return shares.length > 0 ? `; of a core: ${shares.join(", ")}` : "";
}

function pageRows({ pages, weights }: Results): Row[] {
	const heaviest = Object.entries(weights).toSorted(([, a], [, b]) => b - a);
	return [
		...Object.entries(pages).map(
			([name, page]): Row => [
				`${PAGE_NAMES[name] ?? name}, beside a trivial page`,
				PAGE_AIMS[name] ?? "",
				`${page.ratio}: ${page.perSecond}/s beside ${page.trivialPerSecond}/s, median ${page.medianMs} ms, 99 % ${page.p99Ms} ms${page.bookingsPerSecond === undefined ? "" : `, ${page.bookingsPerSecond} bookings/s`}${coresOf(page)}`,
			],
		),
		[
			"First view, everything a browser loads",
			"≤ 200 kB",
			heaviest.map(([name, kB]) => `${name} ${kB}`).join(", "),
		],
	];
}

function otherRows({
	utilisation,
	waits,
	figures,
	memory,
	closure,
	hoarding,
}: Results): Row[] {
	const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
	const { dayLongStreak, tenInARow } = utilisation;
	return [
		[
			`Utilisation, ${utilisation.requestsOfADay} requests (a day's) in a row refused`,
			"≥ 98 %",
			`${percent(dayLongStreak.mean)} on average, ${percent(dayLongStreak.worst)} at worst`,
		],
		[
			"… when ten in a row are refused",
			"",
			`${percent(tenInARow.mean)} on average, ${percent(tenInARow.worst)} at worst`,
		],
		[
			`Expected wait of a walk-in, median absolute error on ${waits.days} simulated days`,
			"",
			`${waits.medianAbsoluteError} min (always telling the usual ${waits.medianWait} min: ${waits.naiveError} min), ${percent(waits.shareInRange)} within the range told`,
		],
		...(figures ? figureRows(figures) : []),
		...(closure ? [closureRow(closure)] : []),
		...(hoarding ? hoardingRows(hoarding) : []),
		[
			`Memory of the server in ${memory.minutes} minutes of load`,
			"< 600 MB, flat",
			`${memory.highestMB} MB at most, ${memory.lastFiveMBPerMinute} MB a minute in the last five (${memory.byMinuteMB.join(", ")})${coresOf(memory)}`,
		],
	];
}

function figureRows(figures: NonNullable<Results["figures"]>): Row[] {
	return [
		[
			`Figures of a quarter with ${figures.visits} visits, as a page, each view for the first time`,
			"< 1.5 s",
			`${figures.coldMs} ms at most`,
		],
		[
			"… again",
			"< 300 ms",
			`${figures.warmMs} ms, ${figures.warmWorstMs} ms at most`,
		],
		[
			"… derived anew from its events; the same by adding up each event",
			"",
			`${figures.buildMs} ms; ${figures.naiveMs} ms`,
		],
	];
}

function closureRow(closure: NonNullable<Results["closure"]>): Row {
	return [
		`The whole city closes on a day, ${closure.people} people, ${closure.mails} of them by mail`,
		"",
		`${closure.lookMs} ms to show whom it concerns, ${closure.saveMs} ms to save (${closure.queries} statements)`,
	];
}

function hoardingRows({
	day,
	month,
	tryMs,
}: NonNullable<Results["hoarding"]>): Row[] {
	return [
		...day.map(
			({ addresses, pays, bookings, share, workSeconds }): Row => [
				`What a script with ${addresses} addresses and mail addresses gets of a day, ${pays ? "working as long as it is asked to" : "without working"}`,
				addresses === 1 ? "≤ 5 %" : "",
				`${bookings} bookings, ${share} %${pays ? `, ${workSeconds} s of a processor (${tryMs} ms each try)` : ""}`,
			],
		),
		[
			"What 500 names with 50 addresses get of a month of the city",
			"< 10 %",
			`${month.bookings} bookings, ${month.share} %, ${month.workSeconds} s of a processor, in ${month.seconds} s`,
		],
	];
}
