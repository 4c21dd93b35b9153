import { useTranslations } from "next-intl";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import { team } from "#lib/paths/staff.ts";
import type { DeskView, QueueEntry, Told } from "#lib/queue/queue.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { clockOf } from "../_frame/clock-of.ts";
import { serviceLine } from "./service-line.tsx";
import { VisitState } from "./visit-state.tsx";
import { WalkList } from "./walk-list.tsx";

/** Who somebody in the house is and what they want, in a few lines. */
export function VisitFacts({
	visit,
	catalog,
	desks,
	told,
}: {
	visit: QueueEntry;
	catalog: Catalog;
	desks: readonly DeskView[];
	/** Of whoever is called here: what their device was told. */
	told: Told | null;
}) {
	const t = useTranslations("team");
	return (
		<div className="flex flex-col gap-8">
			<div className="flex flex-wrap items-center gap-x-16 gap-y-4">
				<p className="team-ticket">{visit.ticket}</p>
				<VisitState status={visit.status} />
				{visit.priority ? (
					<span className="team-pill bg-danger-background">
						{t(`priority.${visit.priority}`)}
					</span>
				) : null}
			</div>
			{visit.name ? <p className="team-name">{visit.name}</p> : null}
			<p>
				{serviceLine(visit.services, catalog)}{" "}
				<span className="text-muted">
					{t("minutes", { minutes: visit.minutes })}
				</span>
			</p>
			<WalkList visit={visit} catalog={catalog} desks={desks} />
			<ul className="team-small flex flex-col gap-4">
				<li>
					{visit.startsAt === null
						? t("walkInSince", { time: clockOf(visit.arrivedAt) })
						: isRemote(visit.kind)
							? t(`remote.appointmentAt.${visit.kind}`, {
									time: clockOf(visit.startsAt),
								})
							: t("appointmentAt", {
									time: clockOf(visit.startsAt),
									arrived: clockOf(visit.arrivedAt),
								})}
				</li>
				{visit.calledAt ? (
					<li>
						{t("calledAt", {
							time: clockOf(visit.calledAt),
							count: visit.calls,
						})}
					</li>
				) : null}
				{told ? <li>{t(`told.${told}`)}</li> : null}
				{visit.servingAt ? (
					<li>{t("servingAt", { time: clockOf(visit.servingAt) })}</li>
				) : null}
				{visit.isAway ? (
					<li>{t("away.way", { minutes: visit.afar?.wayMinutes ?? 0 })}</li>
				) : visit.status === "parked" ? (
					<li>
						{visit.parkedUntil
							? t("parkedUntil", { time: clockOf(visit.parkedUntil) })
							: t("parkedOpen")}
					</li>
				) : null}
				{visit.speaks ? (
					<li>{t("speaks", { language: germanNameOf(visit.speaks) })}</li>
				) : null}
				{visit.priorityReason ? (
					<li>{t("priorityReason", { reason: visit.priorityReason })}</li>
				) : null}
				{visit.note ? (
					<li className="team-note">{t("note", { note: visit.note })}</li>
				) : null}
				{visit.missing ? (
					<li className="team-note">
						{t("missing", { missing: visit.missing })}
					</li>
				) : null}
				{visit.appointmentId ? (
					<li>
						<a href={team.appointment(visit.appointmentId)} className="jump">
							{t("openAppointment")}
							<span className="sr-only">: {visit.ticket}</span>
						</a>
					</li>
				) : null}
			</ul>
		</div>
	);
}
