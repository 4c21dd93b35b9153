import { useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";
import type { Catalog, Station } from "#lib/catalog/catalog.ts";
import { team } from "#lib/paths/staff.ts";
import type { ExpectedEntry } from "#lib/queue/queue.ts";
import { germanNameOf } from "#lib/text/language.ts";
import {
	clockOf,
	minutesSince,
	shortClockOf,
	spanInWords,
} from "../_frame/clock-of.ts";
import { Pressing } from "../_visit/pressing.tsx";
import { serviceLine } from "../_visit/service-line.tsx";
import { checkInAction } from "../actions.ts";
import { CallButton } from "./call-button.tsx";
import { Cell, Line } from "./line.tsx";

/** Somebody with an appointment today whom nobody has seen yet. */
export function Expected({
	entry,
	catalog,
	station,
	asOf,
	mayCall = false,
	isDue = false,
	page,
}: {
	entry: ExpectedEntry;
	catalog: Catalog;
	station: Station;
	asOf: number;
	mayCall?: boolean;
	/** The time has begun and nobody has seen them. */
	isDue?: boolean;
	/** Where checking in leads back to; the clerk's screen if nothing is said. */
	page?: "infopoint";
}) {
	const t = useTranslations("team");
	const overdue = spanInWords(minutesSince(entry.startsAt, asOf), t);
	return (
		<Line
			cells={
				<>
					<Cell
						of="time"
						isLoud={isDue}
						before={t(isDue ? "cells.overdueAt" : "cells.at")}
						isFirst
					>
						{isDue ? <Icon name="warning" /> : null}
						{shortClockOf(entry.startsAt)}
						{entry.expectedAt === null
							? null
							: ` → ${shortClockOf(entry.expectedAt)}`}
					</Cell>
					<Cell of="ticket" before={t("cells.ticket")}>
						{entry.ticket}
					</Cell>
					<Cell of="name">{entry.name}</Cell>
					<Cell of="services">{serviceLine(entry.services, catalog)}</Cell>
				</>
			}
			step={
				<>
					<form action={checkInAction}>
						<input type="hidden" name="termin" value={entry.appointmentId} />
						<input type="hidden" name="station" value={station.id} />
						{page ? <input type="hidden" name="seite" value={page} /> : null}
						<Pressing
							className="team-button"
							aria-label={t("checkInTicket", { ticket: entry.ticket })}
						>
							{t("checkIn")}
						</Pressing>
					</form>
					{mayCall ? (
						<CallButton
							who={{ appointmentId: entry.appointmentId }}
							ticket={entry.ticket}
						/>
					) : null}
				</>
			}
		>
			<li>
				{isDue
					? t("dueSince", { time: clockOf(entry.startsAt), span: overdue })
					: t("dueAt", { time: clockOf(entry.startsAt) })}
			</li>
			{entry.expectedAt === null ? null : (
				<li>{t("saidLater", { time: clockOf(entry.expectedAt) })}</li>
			)}
			<li>
				{serviceLine(entry.services, catalog)}{" "}
				{t("minutes", { minutes: entry.minutes })}
			</li>
			{entry.speaks ? (
				<li>{t("speaks", { language: germanNameOf(entry.speaks) })}</li>
			) : null}
			<li>
				<a href={team.appointment(entry.appointmentId)}>
					{t("openAppointment")}
					<span className="sr-only">: {entry.ticket}</span>
				</a>
			</li>
		</Line>
	);
}
