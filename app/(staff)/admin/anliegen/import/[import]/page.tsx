import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { isTicked } from "#components/form/form-state.ts";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { CheckTick } from "#components/ui/check-group.tsx";
import { Field } from "#components/ui/field.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { findImport } from "#lib/catalog/import/queries/find-import.ts";
import { newTick, tickOf } from "#lib/catalog/import/rules/compare.ts";
import type { ImportedField } from "#lib/catalog/import/rules/xzufi.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { textOf } from "#lib/sent.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { compareAnswer } from "./_parts/compare-answer.ts";
import { saveImportAction } from "./actions.ts";

/** What a file would do: what is new, what is different field by field, what stays, and what it does not know any more. */
export default async function ComparePage({
	params,
}: {
	params: Promise<{ import: string }>;
}) {
	const actor = await requireActor();
	const id = (await params).import;
	const found = await findImport(actor, id, now());
	if (!found.ok) {
		// Taken over, and back by the browser's button.
		if (found.error === "unknown-import")
			redirect(staffPaths.importServices(found.error));
		return <StaffRefused kind={found.error} />;
	}
	const { source, catalogVersion, lines } = found.value;
	const t = await getTranslations("admin.import");
	const names = await getTranslations("admin.import.fields");
	const fieldInWords = (name: ImportedField): string => {
		if (name === "searchWords" || name === "leikaKey") return names(name);
		const at = name.indexOf("-");
		const field = name.slice(0, at) as
			| "name"
			| "summary"
			| "documents"
			| "hint"
			| "fees";
		return names(field, { language: germanNameOf(name.slice(at + 1)) });
	};
	const { categories, days } = await getCatalog("de");
	const answer = compareAnswer.given();
	const refusal = answer?.refusal;
	const isChecked = (name: string, atFirst: boolean) =>
		answer ? isTicked(answer.sent, name) : atFirst;
	const errorOf = (one: typeof refusal) =>
		one !== undefined && one === refusal ? t(`refusals.${one}`) : undefined;
	const indexed = lines.map((line, index) => ({ line, index }));
	const of = (kind: (typeof lines)[number]["kind"]) =>
		indexed.filter(({ line }) => line.kind === kind);
	const isNothing = of("new").length + of("changed").length === 0;
	return (
		<AdminPage
			current="services"
			actor={actor}
			title={t("compareTitle")}
			lead={t("compareLead", { source })}
		>
			{refusal ? (
				<Alert kind="warning" role="alert" title={t(`refusals.${refusal}`)} />
			) : null}
			<p className="font-bold">
				{t("counts", {
					added: of("new").length,
					changed: of("changed").length,
					unchanged: of("unchanged").length,
					missing: of("missing").length,
				})}
			</p>
			<ActionForm action={saveImportAction} className="flex flex-col gap-48">
				<HiddenFields
					fields={{ import: id, katalog: String(catalogVersion) }}
				/>
				{of("new").length === 0 ? null : (
					<Section id="neu" title={t("new")}>
						<p>{t("newText")}</p>
						<Select
							name="thema"
							id="thema"
							label={t("category")}
							error={errorOf("unknown-category")}
							value={textOf(answer?.sent ?? {}, "thema")}
							options={categories.map(({ slug, name }) => ({
								value: slug,
								text: name,
							}))}
						/>
						<ul className="flex flex-col gap-8">
							{of("new").map(({ line, index }) =>
								line.kind === "new" ? (
									<li key={line.imported.key}>
										<CheckTick
											name={newTick(index)}
											id={newTick(index)}
											label={String(line.imported.fields["name-de"] ?? "")}
											checked={isChecked(newTick(index), true)}
											describedBy={undefined}
										/>
									</li>
								) : null,
							)}
						</ul>
					</Section>
				)}
				{of("changed").length === 0 ? null : (
					<Section id="anders" title={t("changed")}>
						<p>{t("changedText")}</p>
						{of("changed").map(({ line, index }) =>
							line.kind === "changed" ? (
								<section
									key={line.known.slug}
									aria-labelledby={`dienst-${index}`}
									className="flex flex-col gap-8"
								>
									<h3 id={`dienst-${index}`} className="kern-heading-small">
										<a href={staffPaths.service(line.known.slug)}>
											{line.known.name}
										</a>
									</h3>
									<table className="staff-table">
										<caption className="sr-only">{line.known.name}</caption>
										<thead>
											<tr>
												<th scope="col">{t("take")}</th>
												<th scope="col">{t("before")}</th>
												<th scope="col">{t("after")}</th>
											</tr>
										</thead>
										<tbody>
											{line.fields.map(({ name, before, after, isByHand }) => (
												<tr key={name}>
													<th scope="row">
														<CheckTick
															name={tickOf(index, name)}
															id={tickOf(index, name)}
															label={fieldInWords(name)}
															checked={isChecked(
																tickOf(index, name),
																!isByHand,
															)}
															describedBy={undefined}
														/>
														{isByHand ? (
															<span className="block text-small font-normal">
																{t("byHand")}
															</span>
														) : null}
													</th>
													<td
														data-label={t("before")}
														className="whitespace-pre-line wrap-anywhere"
													>
														{inLines(before)}
													</td>
													<td
														data-label={t("after")}
														className="whitespace-pre-line wrap-anywhere"
													>
														{inLines(after)}
													</td>
												</tr>
											))}
										</tbody>
									</table>
								</section>
							) : null,
						)}
					</Section>
				)}
				{of("missing").length === 0 ? null : (
					<Section id="fehlt" title={t("missing")}>
						<p>{t("missingText")}</p>
						<ul className="flex list-disc flex-col gap-4 ps-24">
							{of("missing").map(({ line }) =>
								line.kind === "missing" ? (
									<li key={line.known.slug}>
										<a href={staffPaths.service(line.known.slug)}>
											{line.known.name}
										</a>
									</li>
								) : null,
							)}
						</ul>
					</Section>
				)}
				<div className="flex max-w-column flex-col gap-24">
					{isNothing ? null : (
						<Field
							id="gebuehrenAb"
							name="gebuehrenAb"
							type="date"
							label={t("feesFrom")}
							hint={t("feesFromHint")}
							error={errorOf("date-invalid")}
							value={answer ? textOf(answer.sent, "gebuehrenAb") : days.today}
						/>
					)}
					<div className="flex flex-wrap gap-16">
						{isNothing ? null : <Button>{t("save")}</Button>}
						<ButtonLink variant="secondary" href={staffPaths.importServices()}>
							{t("other")}
						</ButtonLink>
					</div>
				</div>
			</ActionForm>
		</AdminPage>
	);
}

const inLines = (value: string | readonly string[]): string =>
	(typeof value === "string" ? value : value.join("\n")) || "–";
