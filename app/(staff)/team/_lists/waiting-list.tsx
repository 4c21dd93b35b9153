import { useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { team } from "#lib/paths/staff.ts";
import type {
	CallReason,
	QueueEntry,
	QueueView,
	WaitingEntry,
} from "#lib/queue/queue.ts";
import { hasWalk } from "#lib/queue/walk/rules/walk.ts";
import { COLUMNS, type Column } from "#lib/staff/rules/screen.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { clockOf, spanInWords } from "../_frame/clock-of.ts";
import { serviceLine } from "../_visit/service-line.tsx";
import { WalkList } from "../_visit/walk-list.tsx";
import { WalkTrouble } from "../_visit/walk-trouble.tsx";
import { AwayList } from "./away-list.tsx";
import { CallButton } from "./call-button.tsx";
import { Cell, Line, Lines } from "./line.tsx";
import { WaitCell } from "./wait-cell.tsx";
import { commonReasons, whyInShort } from "./why.ts";

interface Shown {
	queue: QueueView;
	catalog: Catalog;
	mayCall: boolean;
	/** Columns that whoever looks leaves out; what they say stands in the opened line then. */
	hidden: readonly Column[];
}

/** The second column: everybody who waits, in the order in which they are called, and why. */
export function WaitingList(shown: Shown) {
	const { queue, hidden } = shown;
	const t = useTranslations("team");
	const common = commonReasons(queue.waiting, {
		showsWait: !hidden.includes("wait"),
	});
	const isSaid = common.size > 0 && !hidden.includes("why");
	return (
		<section
			id="warteschlange"
			aria-labelledby="warteschlange-titel"
			className="team-panel"
		>
			<div className="flex flex-wrap items-baseline justify-between gap-x-8">
				<Heading id="warteschlange-titel" size="small">
					{t("waitingCount", { count: queue.waiting.length })}
				</Heading>
				{isSaid ? (
					<p className="team-small text-muted">{t("commonReason")}</p>
				) : null}
				<a
					href={`${team.infoPoint()}#nummer`}
					className="jump"
					aria-keyshortcuts="w"
					data-shortcut="w"
				>
					{t("drawTicket")}
				</a>
			</div>
			{queue.waiting.length > 0 ? (
				<Lines
					isOrdered
					heads={[
						{ of: "place", text: "" },
						{ of: "ticket", text: t("columns.ticket") },
						...COLUMNS.filter((one) => !hidden.includes(one)).map((of) => ({
							of,
							text: t(`columns.${of}`),
						})),
					]}
				>
					{queue.waiting.map((entry) => (
						<Waiting key={entry.id} entry={entry} common={common} {...shown} />
					))}
				</Lines>
			) : (
				<p className="text-muted">{t("nobodyWaiting")}</p>
			)}
			<AwayList {...shown} />
			{queue.parked.length > 0 ? (
				<>
					<Heading level={3}>
						{t("parkedCount", { count: queue.parked.length })}
					</Heading>
					<Lines>
						{queue.parked.map((entry) => (
							<Parked key={entry.id} entry={entry} {...shown} />
						))}
					</Lines>
				</>
			) : null}
		</section>
	);
}

function Waiting({
	entry,
	common,
	...shown
}: Shown & { entry: WaitingEntry; common: ReadonlySet<CallReason> }) {
	const { queue, catalog, hidden } = shown;
	const t = useTranslations("team");
	const services = serviceLine(entry.services, catalog);
	const patience = queue.settings.patienceMinutes;
	const isSeen = (column: Column) => !hidden.includes(column);
	return (
		<Line
			isNext={entry.id === queue.next?.visitId}
			cells={
				<>
					<Cell of="place" before={t("cells.place")} isFirst>
						{entry.position}
					</Cell>
					<Cell of="ticket" before={t("cells.ticket")}>
						{entry.ticket}
					</Cell>
					{isSeen("name") ? <Cell of="name">{entry.name}</Cell> : null}
					{isSeen("services") ? <Cell of="services">{services}</Cell> : null}
					{isSeen("wait") ? (
						<WaitCell minutes={entry.waitedMinutes} patience={patience} />
					) : null}
					{isSeen("why") ? (
						<Cell
							of="why"
							isLoud={entry.priority === "emergency"}
							before={t("cells.why")}
						>
							{whyInShort(entry, {
								common,
								desks: queue.desks,
								stuck: queue.stuck.get(entry.id),
								t,
							})}
						</Cell>
					) : null}
				</>
			}
			step={<NextStep entry={entry} {...shown} />}
		>
			{!isSeen("name") && entry.name ? <li>{entry.name}</li> : null}
			<li>
				{isSeen("services") ? "" : `${services} `}
				{t("plannedMinutes", { minutes: entry.minutes })}
			</li>
			<li>
				{entry.startsAt === null
					? t("walkInSince", { time: clockOf(entry.arrivedAt) })
					: t("appointmentAt", {
							time: clockOf(entry.startsAt),
							arrived: clockOf(entry.arrivedAt),
						})}
			</li>
			{isSeen("wait") ? null : (
				<li>
					{t(entry.waitedMinutes > patience ? "lineWaitsLong" : "lineWaits", {
						span: spanInWords(entry.waitedMinutes, t),
					})}
				</li>
			)}
			<li>
				{t("whyHere", {
					place: entry.position,
					why: t(`reasons.${entry.reason}`),
				})}
			</li>
			<Known entry={entry} queue={queue} catalog={catalog} />
		</Line>
	);
}

function Parked({ entry, ...shown }: Shown & { entry: QueueEntry }) {
	const { queue, catalog, hidden } = shown;
	const t = useTranslations("team");
	const services = serviceLine(entry.services, catalog);
	const isSeen = (column: Column) => !hidden.includes(column);
	return (
		<Line
			cells={
				<>
					<Cell of="place" />
					<Cell of="ticket" before={t("cells.ticket")}>
						{entry.ticket}
					</Cell>
					{isSeen("name") ? <Cell of="name">{entry.name}</Cell> : null}
					{isSeen("services") ? <Cell of="services">{services}</Cell> : null}
					<Cell of="why">
						{entry.parkedUntil
							? t("parkedUntil", { time: clockOf(entry.parkedUntil) })
							: t("parkedOpen")}
					</Cell>
				</>
			}
			step={<NextStep entry={entry} {...shown} />}
		>
			{!isSeen("name") && entry.name ? <li>{entry.name}</li> : null}
			<li>
				{isSeen("services") ? "" : `${services} `}
				{t("plannedMinutes", { minutes: entry.minutes })}
			</li>
			<Known entry={entry} queue={queue} catalog={catalog} />
		</Line>
	);
}

/** To the own desk, if somebody can be called there; otherwise to all that can be done with them. */
function NextStep({ entry, mayCall }: Shown & { entry: QueueEntry }) {
	const t = useTranslations("team");
	return mayCall ? (
		<CallButton who={{ visit: entry }} ticket={entry.ticket} />
	) : (
		<a
			href={team.today({ visit: entry.id })}
			className="team-button"
			aria-label={t("allSteps", { ticket: entry.ticket })}
		>
			{t("allStepsShort")}
		</a>
	);
}

/** Which desk they are for, what somebody has noted, and the way to every other step. */
function Known({
	entry,
	queue: { desks, stuck },
	catalog,
}: {
	entry: QueueEntry;
	queue: Pick<QueueView, "desks" | "stuck">;
	catalog: Catalog;
}) {
	const t = useTranslations("team");
	const trouble = stuck.get(entry.id);
	const forDesk = desks.find(({ id }) => id === entry.forDeskId);
	return (
		<>
			{forDesk ? <li>{t("lineOnlyFor", { desk: forDesk.name })}</li> : null}
			{entry.speaks ? (
				<li>{t("speaks", { language: germanNameOf(entry.speaks) })}</li>
			) : null}
			{entry.priorityReason ? (
				<li>{t("priorityReason", { reason: entry.priorityReason })}</li>
			) : null}
			{entry.note ? (
				<li className="team-note">{t("note", { note: entry.note })}</li>
			) : null}
			{hasWalk(entry.walk) ? (
				<li>
					<WalkList visit={entry} catalog={catalog} desks={desks} />
				</li>
			) : null}
			{trouble ? (
				<li>
					<WalkTrouble visit={entry} stuck={trouble} catalog={catalog} />
				</li>
			) : null}
			<li>
				<a href={team.today({ visit: entry.id })}>
					{t("allSteps", { ticket: entry.ticket })}
				</a>
			</li>
		</>
	);
}
