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
		...(commands ? [commandsRow(commands)] : []),
		...(webBooking ? webBookingRows(webBooking) : []),
	];
}

function commandsRow(commands: NonNullable<Results["commands"]>): Row {
	return [
		"Hold + confirm by the commands",
		"≥ 0.5 of bare SQL",
		`${commands.ratio}: ${commands.commandPerSecond}/s (${commands.commandQueries} statements) beside ${commands.barePerSecond}/s (${commands.bareQueries})`,
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
		// Of figures that are older nobody counted it.
		...(perSecondOnTwoCores === undefined
			? []
			: ([
					[
						"… on two cores, when the load comes from elsewhere",
						"≥ 25/s",
						`${perSecondOnTwoCores}/s: ${millisecondsPerBooking} ms of a processor (${costs.map(([step, cost]) => `${step} ${cost}`).join(", ")})`,
					],
				] satisfies Row[])),
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
		...Object.entries(pages?.rates ?? {}).map(
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

/** Of people who came while no desk was free. */
function waitRows(waits: NonNullable<Results["waits"]>): Row[] {
	const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
	const { soon, later, waited, walkIns, booked, errors, line } = waits;
	// Results that were kept from before have none.
	const { stored } = waits as Partial<typeof waits>;
	const hours = waits.hours.map(({ within }) => within);
	const chances = waits.hours.map(({ chance }) => chance);
	const told = ({ within, chance }: typeof later) =>
		`${percent(within)} ± ${(chance * 100).toFixed(1)}`;
	return [
		[
			`Expected wait of ${later.people} people on ${waits.days} simulated days: within the range told`,
			"78–82 %",
			`${told(later)} (without an appointment ${told(walkIns)}, with one ${told(booked)}; by hour ${percent(Math.min(...hours))} to ${percent(Math.max(...hours))}, ± ${(Math.max(...chances) * 100).toFixed(1)}); with ${soon.people} told "up to five minutes", of which nothing shorter can be told, ${percent(waited.within)}`,
		],
		[
			"… waited longer than told",
			"≤ 10 %",
			`${percent(later.longer)} (${percent(walkIns.longer)}, ${percent(booked.longer)}); of all ${percent(waited.longer)}`,
		],
		[
			"… mean absolute error",
			"≤ ¾ of head of line",
			`${errors.ours} min; queue length ${errors.length}, head of line ${errors.head}, last to enter service ${errors.last}, rolling mean ${errors.rolling}; median ${waits.medianAbsoluteError} of a median wait of ${waits.medianWait} min`,
		],
		...(stored ? [storedRow(stored)] : []),
		[
			"… beside the queue's length where that is the best there is (M/M/8, load 0.95)",
			"1 ± 0.02",
			`squared error ${line.squared} ×, absolute ${line.absolute} ×`,
		],
	];
}

function storedRow({
	days,
	later,
	walkIns,
	booked,
}: NonNullable<Results["waits"]>["stored"]): Row {
	const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
	return [
		`… told from the stored events of ${days} of these days, ${later.people} people`,
		"",
		`${percent(later.within)} (without an appointment ${percent(walkIns.within)}, with one ${percent(booked.within)}); longer ${percent(later.longer)}`,
	];
}

function otherRows({
	utilisation,
	waits,
	simulation,
	figures,
	memory,
	closure,
	hoarding,
	draw,
	answers,
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
		...(waits ? waitRows(waits) : []),
		...(simulation ? [simulationRow(simulation)] : []),
		...(figures ? figureRows(figures) : []),
		...(closure ? [closureRow(closure)] : []),
		...(hoarding ? hoardingRows(hoarding) : []),
		...(draw ? [drawRow(draw)] : []),
		...(answers ? [answersRow(answers)] : []),
		[
			`Memory of the server in ${memory.minutes} minutes of load`,
			"< 600 MB, flat",
			`${memory.highestMB} MB at most, ${memory.lastFiveMBPerMinute} MB a minute in the last five (${memory.byMinuteMB.join(", ")})${coresOf(memory)}`,
		],
	];
}

function simulationRow(simulation: NonNullable<Results["simulation"]>): Row {
	return [
		`${simulation.days} days on paper with ${simulation.people} people at eight desks`,
		"< 60 s",
		`${simulation.seconds} s`,
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

function drawRow(draw: NonNullable<Results["draw"]>): Row {
	return [
		`A draw of ${draw.wishes} wishes, with ${draw.winners} appointments and their mails, in one transaction`,
		"",
		`${draw.seconds} s (${draw.statements} statements)`,
	];
}

function answersRow(answers: NonNullable<Results["answers"]>): Row {
	return [
		`${answers.answers} answers raced to ${answers.offers} offers`,
		"0 lost, 0 twice",
		`${answers.told} were told yes, ${answers.booked} have an appointment; ${answers.lost} lost, ${answers.doubleBooked} booked twice; ${answers.perSecond}/s`,
	];
}

const WAYS = {
	before: "before there were these limits",
	free: "without paying",
	working: "working as long as it is asked to",
};

function hoardingRows({
	extent,
	script,
	house,
	release,
	month,
	tryMs,
}: NonNullable<Results["hoarding"]>): Row[] {
	const percent = (share: number) =>
		`${Number((share * 100).toPrecision(3))} %`;
	return [
		...(script ?? []).map(
			({ addresses, way, bookings, share, workSeconds }): Row => [
				`What ${extent.requests} requests from ${addresses} ${addresses === 1 ? "address" : "addresses"} in as many networks get of a day of one station, ${WAYS[way]}`,
				addresses === 1 && way !== "before" ? "≤ 5 %" : "",
				`${bookings} bookings, ${percent(share)}${way === "working" ? `, ${workSeconds} s of a processor (${tryMs} ms each try)` : ""}`,
			],
		),
		...(month
			? [
					[
						`What ${extent.names} names with 50 addresses get of a month of the city`,
						"< 10 %",
						`${month.bookings} bookings, ${percent(month.share)}, ${month.workSeconds} s of a processor, in ${month.seconds} s`,
					] as const,
				]
			: []),
		...(house ?? []).map(
			({ half, people, through, otherDay, ...one }): Row => [
				`${people} honest people behind one address within ten minutes, ${half ? "every second by work" : "all by waiting"}`,
				"all, each < 60 s",
				`${through} have an appointment (${otherDay} took another day), the slowest after ${one.slowestSeconds} s${half ? ` of an old telephone (here after ${one.slowestHere} s)` : ""}`,
			],
		),
		...(release ?? []).map(
			({ perAddress, people, booked, asked, otherDay }): Row => [
				`${people} honest people for as many times that have just been released, ${perAddress === 1 ? "each from a network of their own" : "two behind each address"}`,
				perAddress === 1 ? "nobody meets a price" : "",
				`${booked} have an appointment; a price was told to ${asked}, another day to ${otherDay}`,
			],
		),
	];
}
