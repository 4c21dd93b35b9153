import { useTranslations } from "next-intl";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import type { MappingRule } from "#lib/auth/issuers/rules/mapping.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { formatList } from "#lib/text/format.ts";
import { moveRuleAction, removeRuleAction } from "../actions.ts";

/** The rules in their order, each as a sentence. */
export function RuleTable({
	slug,
	version,
	rules,
	stations,
}: {
	slug: string;
	/** That is looked at. */
	version: number;
	rules: readonly MappingRule[];
	stations: readonly Station[];
}) {
	const t = useTranslations("houseSignIn.rules");
	const roles = useTranslations("staff.roles");
	if (rules.length === 0) return <p>{t("none")}</p>;
	const where = (rule: MappingRule) =>
		formatList(
			[
				...rule.stations.map(
					(slug) =>
						stations.find((station) => station.slug === slug)?.shortName ??
						slug,
				),
				...(rule.stationsClaim
					? [t("fromClaim", { claim: rule.stationsClaim })]
					: []),
			],
			"de",
		);
	return (
		<table className="staff-table">
			<caption className="sr-only">{t("list")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("number")}</th>
					<th scope="col">{t("if")}</th>
					<th scope="col">{t("then")}</th>
					<th scope="col">{t("change")}</th>
				</tr>
			</thead>
			<tbody>
				{rules.map((rule, index) => {
					const number = index + 1;
					const fields = {
						slug,
						version: String(version),
						rule: String(number),
					};
					const of = <span className="sr-only"> {t("of", { number })}</span>;
					return (
						<tr key={index}>
							<th scope="row" data-label={t("number")}>
								{number}
							</th>
							<td data-label={t("if")}>
								{formatList(
									rule.conditions.map((one) => t("condition", { ...one })),
									"de",
								)}
							</td>
							<td data-label={t("then")}>
								<strong>{roles(rule.role)}</strong>
								<br />
								{where(rule)}
							</td>
							<td data-label={t("change")}>
								<div className="flex flex-wrap items-center gap-8">
									<a
										href={`${staffPaths.issuerRules(slug, { rule: String(number) })}#regel`}
									>
										{t("change")}
										{of}
									</a>
									{index > 0 ? (
										<form action={moveRuleAction}>
											<HiddenFields fields={fields} />
											<Button variant="secondary">
												{t("up")}
												{of}
											</Button>
										</form>
									) : null}
									<form action={removeRuleAction}>
										<HiddenFields fields={fields} />
										<Button variant="secondary">
											{t("remove")}
											{of}
										</Button>
									</form>
								</div>
							</td>
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}
