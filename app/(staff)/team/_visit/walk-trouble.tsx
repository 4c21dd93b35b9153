import { useTranslations } from "next-intl";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { team } from "#lib/paths/staff.ts";
import type { QueueEntry } from "#lib/queue/queue.ts";
import type { Stuck } from "#lib/queue/walk/walk.ts";
import { serviceLine } from "./service-line.tsx";
import { StepButton } from "./step-button.tsx";

/** For what somebody is still to do no desk comes as it was planned: what to do about it, in one sentence and one press. */
export function WalkTrouble({
	visit,
	stuck,
	catalog,
}: {
	visit: Pick<QueueEntry, "id" | "version">;
	/** Left out: all is well. */
	stuck: Stuck | undefined;
	catalog: Catalog;
}) {
	const t = useTranslations("team.walk");
	if (!stuck) return null;
	const { canPlanAnew, nobodys, waitsInVain } = stuck;
	const services = serviceLine(nobodys, catalog);
	return (
		<div className="team-small team-note flex flex-col items-start gap-8">
			{canPlanAnew ? (
				<>
					<p>{t("anew")}</p>
					<StepButton visit={visit} step="laufzettel-neu">
						{t("anewButton")}
					</StepButton>
				</>
			) : null}
			{nobodys.length > 0 ? (
				<>
					<p>
						{canPlanAnew
							? t("nobodysStill", { services })
							: t(waitsInVain ? "nobodysEnd" : "nobodys", { services })}
					</p>
					<a
						href={team.book({ services: entriesOf(nobodys, catalog) })}
						className="jump"
					>
						{t("bookRest")}
					</a>
				</>
			) : null}
		</div>
	);
}

/** As `dienst` says it. */
const entriesOf = (services: Stuck["nobodys"], catalog: Catalog) =>
	services.flatMap(({ serviceId, quantity }) => {
		const service = catalog.services.find(({ id }) => id === serviceId);
		return service ? [`${service.slug}:${quantity}`] : [];
	});
