import { useTranslations } from "next-intl";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { type Catalog, offeredServices } from "#lib/catalog/catalog.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import { planOn } from "#lib/catalog/rules/plan.ts";
import {
	type DeskView,
	PRIORITIES,
	type QueueEntry,
} from "#lib/queue/queue.ts";
import { deskChoices } from "./desk-choices.ts";
import { type HandPrinter, PrintAgain } from "./print-again.tsx";
import { StepForm } from "./step-form.tsx";
import { StepPanel } from "./step-panel.tsx";
import { WalkPanel } from "./walk-panel.tsx";

const PARK_MINUTES = [10, 20, 30, 60];

/** What else can be done with somebody who is in the house; each opens when it is wanted. */
export function MoreSteps({
	visit,
	desks,
	catalog,
	printers,
}: {
	visit: QueueEntry;
	desks: readonly DeskView[];
	catalog: Catalog;
	/** Of the house. */
	printers: readonly HandPrinter[];
}) {
	const t = useTranslations("team.steps");
	const slip = useTranslations("team.infoPoint.slip");
	const common = { visit: { id: visit.id, version: visit.version } };
	const bookable = offeredServices(catalog).filter(
		(service) => service.bookable,
	);
	const serviceOptions = (prefix = "") =>
		bookable.map(({ slug, text }) => ({
			value: `${prefix}${slug}`,
			text: text.name,
		}));
	const isOpen = ["waiting", "called", "serving", "parked"].includes(
		visit.status,
	);
	const goesOn = visit.walk.open.length > 0;
	return (
		<div className="flex flex-col border-t border-line">
			{visit.status === "serving" ? (
				<StepPanel title={t("unsettled")} step="offen" visitId={visit.id}>
					<StepForm
						{...common}
						step="offen"
						button={t(goesOn ? "unsettledOnButton" : "unsettledButton")}
						fields={[
							{ type: "lines", name: "fehlt", label: t("missing"), rows: 3 },
							...(visit.hasEmail
								? [
										{
											type: "tick",
											name: "mail",
											label: t("missingMail"),
										} as const,
									]
								: []),
						]}
					/>
				</StepPanel>
			) : null}
			{isOpen ? (
				<>
					<StepPanel title={t("services")} step="anliegen" visitId={visit.id}>
						<StepForm
							{...common}
							step="anliegen"
							button={t("servicesButton")}
							fields={[
								...visit.services.map(({ slug, serviceId, quantity }) => {
									const service = catalog.services.find(
										({ id }) => id === serviceId,
									);
									return {
										type: "number",
										name: `n-${slug}`,
										label: service?.text.name ?? slug,
										max: service
											? planOn(service, catalog.days.today).maxQuantity
											: quantity,
									} as const;
								}),
								{
									type: "list",
									name: "neu",
									label: t("servicesNew"),
									options: [
										{ value: "", text: t("servicesNone") },
										...serviceOptions(),
									],
								},
							]}
							sent={Object.fromEntries(
								visit.services.map(({ slug, quantity }) => [
									`n-${slug}`,
									[String(quantity)],
								]),
							)}
						/>
					</StepPanel>
					<StepPanel title={t("note")} step="notiz" visitId={visit.id}>
						<StepForm
							{...common}
							step="notiz"
							button={t("noteButton")}
							fields={[
								{
									type: "lines",
									name: "notiz",
									label: t("noteLabel"),
									rows: 3,
								},
							]}
							sent={{ notiz: [visit.note ?? ""] }}
						/>
					</StepPanel>
					{isRemote(visit.kind) ? null : (
						<WalkPanel visit={visit} desks={desks} catalog={catalog} />
					)}
					{visit.isAway || isRemote(visit.kind) ? null : (
						<>
							<StepPanel title={t("park")} step="parken" visitId={visit.id}>
								<StepForm
									{...common}
									step="parken"
									button={t("parkButton")}
									fields={[
										{
											type: "list",
											name: "minuten",
											label: t("parkLabel"),
											options: [
												...PARK_MINUTES.map((minutes) => ({
													value: String(minutes),
													text: t("parkMinutes", { minutes }),
												})),
												{ value: "0", text: t("parkOpen") },
											],
										},
									]}
									sent={{ minuten: ["20"] }}
								/>
							</StepPanel>
							<StepPanel
								title={t("handOver")}
								step="weitergeben"
								visitId={visit.id}
							>
								<StepForm
									{...common}
									step="weitergeben"
									button={t("handOverButton")}
									fields={[
										{
											type: "list",
											name: "an",
											label: t("handOverLabel"),
											options: [],
											groups: [
												{
													name: t("handOverDesk"),
													options: deskChoices(desks, visit),
												},
												{
													name: t("handOverService"),
													options: serviceOptions("anliegen:"),
												},
											].filter(({ options }) => options.length > 0),
										},
									]}
								/>
							</StepPanel>
						</>
					)}
					{isRemote(visit.kind) ? null : (
						<StepPanel title={t("priority")} step="vorrang" visitId={visit.id}>
							<StepForm
								{...common}
								step="vorrang"
								button={t("priorityButton")}
								fields={[
									{
										type: "list",
										name: "vorrang",
										label: t("priorityLabel"),
										options: [
											...PRIORITIES.map((value) => ({
												value,
												text: t(`priorities.${value}`),
											})),
											{ value: "", text: t("priorityNone") },
										],
									},
									{ type: "text", name: "grund", label: t("priorityReason") },
								]}
								sent={{
									vorrang: [visit.priority ?? "priority"],
									grund: [visit.priorityReason ?? ""],
								}}
							/>
						</StepPanel>
					)}
				</>
			) : null}
			{isOpen && printers.length > 0 && !isRemote(visit.kind) ? (
				<StepPanel title={slip("title")} step="beleg" visitId={visit.id}>
					<PrintAgain
						visitId={visit.id}
						page="heute"
						press={newHoldToken()}
						printers={printers}
						texts={{ first: slip("print"), again: slip("again") }}
					/>
				</StepPanel>
			) : null}
			{visit.hasEmail ? (
				<StepPanel title={t("mail")} step="schreiben" visitId={visit.id}>
					<StepForm
						{...common}
						step="schreiben"
						button={t("mailButton")}
						fields={[
							{ type: "lines", name: "text", label: t("mailLabel"), rows: 3 },
						]}
					/>
				</StepPanel>
			) : null}
		</div>
	);
}
