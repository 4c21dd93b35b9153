import "server-only";
import { holdKeyOf } from "#lib/auth/secrets/secrets.ts";
import type { HoldView } from "#lib/booking/booking.ts";
import {
	findDesk,
	insertHold,
	openDays,
	recordTransition,
	type Wish,
} from "#lib/booking/commands/placing.ts";
import { takeUse } from "#lib/booking/invitation/commands/take-use.ts";
import {
	type Asked,
	admit,
	countReserved,
} from "#lib/booking/limits/commands/admission.ts";
import { noteLimit } from "#lib/booking/limits/commands/note-limit.ts";
import { dayMinutesAhead } from "#lib/booking/limits/queries/day-minutes.ts";
import { countedAs } from "#lib/booking/limits/queries/standing.ts";
import type { Program } from "#lib/booking/limits/rules/program.ts";
import {
	type AppointmentRow,
	findByHoldKey,
	holdView,
	isOpen,
	placeOf,
	readAgain,
	selectionOf,
} from "#lib/booking/queries/rows.ts";
import type { HoldRefusal } from "#lib/booking/rules/hold-refusal.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { settledMinor } from "#lib/catalog/minors/rules/minor-answer.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import {
	isSameChoice,
	minutesOf,
	parseSelection,
	selectionEntries,
} from "#lib/catalog/rules/selection.ts";
import type { Tx } from "#lib/db/client.ts";
import { fromDbDate, toDbInstant } from "#lib/db/dates.ts";
import { inLane, laneOfDay } from "#lib/db/lane.ts";
import { lockKey, raiseVersions } from "#lib/db/lock.ts";
import { orBusy, writePlacing } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import type { CivilDate, Minute } from "#lib/time.ts";

export interface HoldRequest {
	holdToken: string;
	stationSlug: string;
	date: CivilDate;
	start: Minute;
	/** `dienst` entries. */
	services: readonly string[];
	/** For whom the documents are; left out: as this link's last choice said. */
	minorCase?: string | null | undefined;
	locale: Locale;
	/** The client's address; only a keyed hash of it is kept, as long as the hold is. */
	client: string;
	now: Temporal.Instant;
	/** Of whoever was told a price and paid it (limits/commands/admission.ts). */
	ticket?: string;
	work?: string;
	/** The program that reserves for somebody; `client` is then what stands for it (limits/rules/program.ts). */
	program?: Program;
	/** The appointment booked before, whose contact may be taken over; later choices with this token keep it. */
	contactOfId?: string;
	/** An invitation that allows it: times of the counter count, at any station, and no limit of one client. */
	invitationId?: string;
}

/** The appointment that the time is to replace. */
export interface Moved<Refusal extends string> {
	id: string;
	/** To a time that the invitation of this appointment opens: as one that is booked by it. */
	isInvited: boolean;
	/** Locks it and says whether it may be moved, and from where. */
	lock(
		tx: Tx,
	): Promise<
		Result<{ stationId: number; date: CivilDate; minutes: number }, Refusal>
	>;
}

/**
 * Reserves a time for some minutes (design §3). The token is the link's; choosing another time with it
 * frees the first, choosing the same one again changes nothing.
 */
export function holdTime(
	input: HoldRequest,
): Promise<Result<HoldView, HoldRefusal>> {
	return orBusy(() => placeHold<never>(input, null));
}

/** The same for a new appointment and for one that is moved. */
export async function placeHold<Refusal extends string>(
	input: HoldRequest,
	moved: Moved<Refusal> | null,
): Promise<Result<HoldView, HoldRefusal | Refusal>> {
	const { now } = input;
	const catalog = await getCatalog(input.locale, now);
	const station = findStation(catalog, input.stationSlug);
	if (!station) return refuse("unknown-station");
	const { invitationId } = input;
	const isInvited = invitationId !== undefined || moved?.isInvited === true;
	if (station.phase === "walk-in" && !isInvited) return refuse("not-online");
	const selection = parseSelection(input.services, catalog, input.date);
	if (!selection.ok) return selection;
	// Far past or future: nothing is free there, and no row of such a day need ever exist.
	const onlineMinutes = await dayMinutesAhead(station, input.date, now);
	if (onlineMinutes === null) return refuse("slot-taken");

	const wish: Wish = {
		stationId: station.id,
		date: input.date,
		start: input.start,
		selection: selection.value,
		now,
		ignoreIds: [],
		...(isInvited ? { channel: "staff" } : {}),
	};
	const holdKey = holdKeyOf(input.holdToken, moved?.id);
	const counted = countedAs(input.client, now);
	const minutes = minutesOf(selection.value, input.date);
	let paid: Paid = null;

	const place = async (
		tx: Tx,
	): Promise<Result<HoldView, HoldRefusal | Refusal>> => {
		await lockKey(
			tx,
			`client ${counted.client}`,
			`near ${counted.network} ${station.id} ${input.date}`,
			`hold ${holdKey}`,
		);
		const use = invitationId
			? await takeUse(tx, invitationId, holdKey, now)
			: null;
		if (use && !use.ok) return use;
		const movable = await moved?.lock(tx);
		if (movable && !movable.ok) return movable;
		const known = await findByHoldKey(tx, holdKey);
		if (known && known.status !== "held" && known.status !== "expired")
			return refuse("already-booked");
		const asked =
			input.minorCase === undefined ? known?.minorCase : input.minorCase;
		const minorCase = settledMinor(selection.value, asked);
		const open = known && isOpen(known, now) ? known : null;
		const isSame = (row: AppointmentRow) =>
			row.stationId === wish.stationId &&
			placeOf(row).date === wish.date &&
			placeOf(row).start === wish.start &&
			isSameChoice(
				selectionEntries(selectionOf(row, catalog)),
				selectionEntries(wish.selection),
			);
		if (open && isSame(open))
			return ok(holdView(await keepCase(tx, open, minorCase), now));
		if (known && (await hasChosenEnough(tx, holdKey)))
			return refuse("too-many-holds");
		// A time that a program reserved, or an invitation, opens the page, but it was let in by nobody and paid nothing there.
		const isOfProgram =
			!moved &&
			!input.program &&
			known !== null &&
			(known.programId !== null || known.invitationId !== null);
		const from = movable?.value;
		const ownOpen = open && !isOfProgram ? placeOf(open).minutes : 0;
		const wanted: Asked = {
			client: input.client,
			stationId: wish.stationId,
			date: wish.date,
			minutes,
			dayMinutes: onlineMinutes,
			holdKey,
			ownMinutes: from?.minutes ?? ownOpen,
			staysOnDay: from?.stationId === wish.stationId && from.date === wish.date,
			isKnown: (known !== null && !isOfProgram) || moved !== null,
			isFamily: input.contactOfId !== undefined,
			ticket: input.ticket ?? "",
			work: input.work ?? "",
			program: input.program,
			now,
		};
		// Whom staff invited waits in no line and pays nothing: the invitation itself bounds what it reserves.
		const admitted = isInvited ? null : await admit(tx, wanted);
		if (admitted && !admitted.ok) return admitted;
		const admission = admitted?.value;

		const days = [{ stationId: wish.stationId, date: wish.date }];
		// Also the day of a hold that ran out unnoticed: it still is the link's open one until its day is opened.
		if (known?.status === "held")
			days.push({ stationId: known.stationId, date: fromDbDate(known.date) });
		await openDays(tx, days, now);
		// Read again under the lock: a server whose clock is ahead may have expired it meanwhile.
		const current = open && (await readAgain(tx, open));
		const own = current && isOpen(current, now) ? current : null;
		const deskId = await findDesk(tx, {
			...wish,
			ignoreIds: [own, moved].flatMap((row) => (row ? [row.id] : [])),
		});
		if (deskId === null) return refuse("slot-taken");
		if (own) await freeHold(tx, own, now);
		const row = await insertHold(tx, wish, deskId, {
			key: holdKey,
			clientKey: isInvited ? null : counted.holds,
			locale: input.locale,
			station: {
				...station,
				holdMinutes:
					admission?.holdMinutes(station.holdMinutes) ?? station.holdMinutes,
			},
			replacesId: moved?.id ?? null,
			minorCase,
			contactOfId: input.contactOfId ?? known?.contactOfId ?? null,
			programId: input.program?.id ?? null,
			invited:
				invitationId && use ? { id: invitationId, use: use.value } : null,
			isInvitedMove: moved?.isInvited === true,
		});
		await raiseVersions(tx, days);
		if (admission) {
			await countReserved(tx, admission, wanted);
			paid = admission.paid;
		}
		return ok(holdView(row, now));
	};
	const result = await inLane<HoldView, HoldRefusal | Refusal>(
		laneOfDay(wish),
		() => writePlacing<HoldView, HoldRefusal | Refusal>(place),
	);
	await noteLimit(result.ok ? paid : noted(result.error), station.id, now);
	return result;
}

type Paid = "worked" | "waited" | null;

/** As the figures count it. */
const noted = (refusal: string) =>
	refusal === "must-wait"
		? "asked"
		: refusal === "too-much-of-day"
			? "refused"
			: null;

/** So often may one link choose: each choice is a row that stays. */
const MAX_CHOICES = 50;

async function hasChosenEnough(tx: Tx, holdKey: string): Promise<boolean> {
	return (await tx.appointment.count({ where: { holdKey } })) >= MAX_CHOICES;
}

/** The time stays, for whom it is may change. */
async function keepCase(
	tx: Tx,
	own: AppointmentRow,
	minorCase: string | null,
): Promise<AppointmentRow> {
	if (own.minorCase === minorCase) return own;
	await tx.appointment.update({ where: { id: own.id }, data: { minorCase } });
	return { ...own, minorCase };
}

async function freeHold(
	tx: Tx,
	own: AppointmentRow,
	now: Temporal.Instant,
): Promise<void> {
	await recordTransition(tx, own, "expired", now);
	await tx.appointment.update({
		where: { id: own.id },
		data: {
			status: "expired",
			clientKey: null,
			holdExpiresAt: toDbInstant(now),
		},
	});
}
