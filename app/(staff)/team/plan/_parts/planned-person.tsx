import { useTranslations } from "next-intl";
import type { PlannedAppointment } from "#lib/booking/staff/queries/get-day-plan.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import { team } from "#lib/paths/staff.ts";
import { formatClock } from "#lib/text/format.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";

/**
 * Who it is and what has become of them, in the order in which it is needed: what finds no room in the box is left out by
 * whole lines, and lines end with whole words. A short box has one line, for number, what has become of them, and name.
 */
export function PlannedPerson({
	appointment,
	isShort,
	mark,
	exception,
	services,
}: {
	appointment: PlannedAppointment;
	isShort: boolean;
	/** In words; null: they have booked, and nothing more has happened. */
	mark: string | null;
	/** What is done about having no desk by the plan; null: they have one. */
	exception: string | null;
	services: string;
}) {
	const t = useTranslations("team.plan");
	const remote = useTranslations("team.remote.kinds");
	const { id, from, ticket, name, status, hasConfirmed, kind } = appointment;
	return (
		<a href={team.appointment(id)} className="plan-link">
			<span className="plan-text">
				<strong className={isShort ? "sr-only" : undefined}>
					{formatClock(from, "de")}{" "}
				</strong>
				<strong>{isRemote(kind) ? remote(kind) : ticket}</strong>{" "}
				{mark ? (
					<span className="plan-mark">{mark}</span>
				) : (
					<span className="sr-only">{t(`statusShort.${status}`)}</span>
				)}{" "}
				{exception ? (
					<strong className="plan-exception">{exception}</strong>
				) : null}{" "}
				{appointment.lacksRoom ? (
					<strong className="plan-exception">{t("lacksRoom")}</strong>
				) : null}{" "}
				<span className="plan-name">{name}</span>
				{isShort ? (
					<span className="sr-only">, {services}</span>
				) : (
					<span className="plan-more">
						{" "}
						{hasConfirmed && status === "booked" ? `${t("confirmed")} · ` : ""}
						{withSoftHyphens(services)}
					</span>
				)}
			</span>
		</a>
	);
}
