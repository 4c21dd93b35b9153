import { useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { team } from "#lib/paths/staff.ts";
import { dueAt } from "#lib/queue/afar/rules/come.ts";
import type { QueueEntry, QueueView } from "#lib/queue/queue.ts";
import type { Column } from "#lib/staff/rules/screen.ts";
import { formatReference } from "#lib/text/reference.ts";
import { clockOf } from "../_frame/clock-of.ts";
import { Pressing } from "../_visit/pressing.tsx";
import { serviceLine } from "../_visit/service-line.tsx";
import { StepButton } from "../_visit/step-button.tsx";
import { checkInAction } from "../actions.ts";
import { Cell, Line, Lines } from "./line.tsx";

interface Shown {
	queue: QueueView;
	catalog: Catalog;
	mayCall: boolean;
	hidden: readonly Column[];
	/** The counter at the door, where people are checked in by their number. */
	page?: "infopoint";
}

/** Who drew a number from afar and is not here yet: nobody is called of them, and whoever comes is checked in by a press. */
export function AwayList(shown: Shown) {
	const { away } = shown.queue;
	const t = useTranslations("team.away");
	if (away.length === 0) return null;
	return (
		<>
			<Heading level={3}>{t("count", { count: away.length })}</Heading>
			<AwayLines {...shown} />
		</>
	);
}

export function AwayLines(shown: Shown) {
	return (
		<Lines>
			{shown.queue.away.map((entry) => (
				<AwayLine key={entry.id} entry={entry} {...shown} />
			))}
		</Lines>
	);
}

function AwayLine({
	entry,
	queue,
	catalog,
	mayCall,
	hidden,
	page,
}: Shown & { entry: QueueEntry }) {
	const t = useTranslations("team");
	const services = serviceLine(entry.services, catalog);
	const due = entry.afar && dueAt(entry.afar);
	return (
		<Line
			cells={
				<>
					<Cell of="place" />
					<Cell of="ticket" before={t("cells.ticket")}>
						{entry.ticket}
					</Cell>
					{hidden.includes("services") ? null : (
						<Cell of="services">{services}</Cell>
					)}
					<Cell of="why">
						{due === null
							? t("away.not")
							: t(due < queue.asOf ? "away.late" : "away.due", {
									time: clockOf(due),
								})}
					</Cell>
				</>
			}
			step={
				page && entry.afar ? (
					<form action={checkInAction}>
						<input type="hidden" name="nummer" value={entry.afar.reference} />
						<input type="hidden" name="station" value={queue.stationId} />
						<input type="hidden" name="seite" value={page} />
						<Pressing
							className="team-button"
							aria-label={t("away.hereTicket", { ticket: entry.ticket })}
						>
							{t("away.here")}
						</Pressing>
					</form>
				) : mayCall ? (
					<StepButton visit={entry} step="zurueck">
						{t("away.here")}
					</StepButton>
				) : (
					<a
						href={team.today({ visit: entry.id })}
						className="team-button"
						aria-label={t("allSteps", { ticket: entry.ticket })}
					>
						{t("allStepsShort")}
					</a>
				)
			}
		>
			<li>
				{hidden.includes("services") ? `${services} ` : ""}
				{t("plannedMinutes", { minutes: entry.minutes })}
			</li>
			{entry.afar ? (
				<>
					<li>{t("away.way", { minutes: entry.afar.wayMinutes })}</li>
					{due !== null && entry.afar.toldAt === null ? (
						<li>{t("away.untold")}</li>
					) : null}
					<li>
						{t("away.code", { code: formatReference(entry.afar.reference) })}
					</li>
				</>
			) : null}
			<li>
				<a href={team.today({ visit: entry.id })}>
					{t("allSteps", { ticket: entry.ticket })}
				</a>
			</li>
		</Line>
	);
}
