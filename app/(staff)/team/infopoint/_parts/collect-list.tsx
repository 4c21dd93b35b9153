import { useTranslations } from "next-intl";
import { TeamPanel } from "#app/(staff)/team/_frame/team-panel.tsx";
import { serviceLine } from "#app/(staff)/team/_visit/service-line.tsx";
import { StepButton } from "#app/(staff)/team/_visit/step-button.tsx";
import { Waited } from "#app/(staff)/team/_visit/visit-state.tsx";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { team } from "#lib/paths/staff.ts";
import type { QueueView } from "#lib/queue/queue.ts";

/** Whoever only collects a document is handed it here, without being called to a desk. */
export function CollectList({
	queue,
	catalog,
}: {
	queue: QueueView;
	catalog: Catalog;
}) {
	const t = useTranslations("team.infoPoint");
	const collected = new Set(
		catalog.services
			.filter((service) => service.collectsDocument)
			.map(({ id }) => id),
	);
	const here = queue.waiting.filter(({ services }) =>
		services.every(({ serviceId }) => collected.has(serviceId)),
	);
	return (
		<TeamPanel
			id="ausgabe"
			titleId="ausgabe-titel"
			title={t("collect", { count: here.length })}
		>
			<p className="text-small text-muted">{t("collectHint")}</p>
			<ul className="team-list">
				{here.map((visit) => (
					<li key={visit.id} className="team-row">
						<span className="team-position">{visit.ticket}</span>
						<div className="min-w-0">
							<a href={team.today({ visit: visit.id })} className="font-bold">
								{visit.name ?? visit.ticket}
							</a>{" "}
							<Waited
								minutes={visit.waitedMinutes}
								patience={queue.settings.patienceMinutes}
							/>
							<p className="text-small">
								{serviceLine(visit.services, catalog)}
							</p>
						</div>
						<StepButton visit={visit} step="ausgeben" page="infopoint">
							{t("handOut")}
							<span className="sr-only">: {visit.ticket}</span>
						</StepButton>
					</li>
				))}
			</ul>
		</TeamPanel>
	);
}
