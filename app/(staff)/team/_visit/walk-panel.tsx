import { useTranslations } from "next-intl";
import type { Catalog } from "#lib/catalog/catalog.ts";
import type { DeskView, QueueEntry } from "#lib/queue/queue.ts";
import { serviceGroups } from "../_form/service-groups.ts";
import { StepButton } from "./step-button.tsx";
import { StepForm } from "./step-form.tsx";
import { StepPanel } from "./step-panel.tsx";
import { legInWords } from "./walk-list.tsx";

/** What comes after what they are here for: sooner, not at all, or something else. */
export function WalkPanel({
	visit,
	desks,
	catalog,
}: {
	visit: QueueEntry;
	desks: readonly DeskView[];
	catalog: Catalog;
}) {
	const t = useTranslations("team.walk");
	const { open } = visit.walk;
	const common = { visit: { id: visit.id, version: visit.version } };
	const deskField = {
		type: "list",
		name: "platz",
		label: t("desk"),
		options: [
			{ value: "", text: t("anyDesk") },
			...desks.map(({ id, name }) => ({ value: String(id), text: name })),
		],
	} as const;
	// What somebody has begun with stays where it is.
	const mayBeFirst = visit.status === "waiting" || visit.status === "parked";
	return (
		<StepPanel title={t("change")} step="laufzettel" visitId={visit.id}>
			<div className="flex flex-col gap-16">
				{open.length > 0 ? (
					<ol className="flex flex-col gap-8">
						{open.map((leg, index) => {
							const services = legInWords(leg, desks, catalog);
							return (
								<li
									key={`${index} ${services}`}
									className="flex flex-wrap items-center gap-8"
								>
									<span>{services}</span>
									{index > 0 || mayBeFirst ? (
										<StepButton
											visit={visit}
											step="schritt-frueher"
											leg={{ index, label: t("soonerNamed", { services }) }}
										>
											{t("sooner")}
										</StepButton>
									) : null}
									<StepButton
										visit={visit}
										step="schritt-streichen"
										leg={{ index, label: t("dropNamed", { services }) }}
									>
										{t("drop")}
									</StepButton>
								</li>
							);
						})}
					</ol>
				) : null}
				{open.length > 0 ? (
					<StepForm
						{...common}
						step="laufzettel-platz"
						button={t("toDesk")}
						fields={[
							{
								type: "list",
								name: "nummer",
								label: t("which"),
								options: open.map((leg, index) => ({
									value: String(index),
									text: legInWords(leg, desks, catalog),
								})),
							},
							deskField,
						]}
					/>
				) : null}
				<StepForm
					{...common}
					step="laufzettel"
					button={t("add")}
					fields={[
						{
							type: "list",
							name: "dienst",
							label: t("service"),
							options: [],
							groups: serviceGroups(catalog),
						},
						deskField,
					]}
				/>
			</div>
		</StepPanel>
	);
}
