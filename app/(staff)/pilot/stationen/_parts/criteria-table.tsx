import { useTranslations } from "next-intl";
import type { FigureWords } from "#app/(staff)/pilot/kennzahlen/_parts/words.ts";
import { Icon } from "#components/ui/icon.tsx";
import { DEFINITIONS } from "#lib/pilot/figures/rules/columns.ts";
import type { Column, FigureName } from "#lib/pilot/figures/rules/figure.ts";
import type { JudgedCriterion } from "#lib/pilot/rollout/queries/get-rollout.ts";
import type { Measure } from "#lib/pilot/rollout/rules/criteria.ts";
import { removeCriterionAction } from "../actions.ts";
import { useMeasureName } from "./measure-name.ts";

/** What is to be reached, and how far it is: a word, a sign and a colour. */
export function CriteriaTable({
	criteria,
	words,
	mayDecide,
}: {
	criteria: readonly JudgedCriterion[];
	words: FigureWords;
	mayDecide: boolean;
}) {
	const t = useTranslations("rollout.criteria");
	const nameOf = useMeasureName();
	return (
		<table className="staff-table">
			<caption className="sr-only">{t("title")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("what")}</th>
					<th scope="col">{t("bound")}</th>
					<th scope="col">{t("measured")}</th>
					<th scope="col">{t("state")}</th>
					{mayDecide ? <td /> : null}
				</tr>
			</thead>
			<tbody>
				{criteria.map((criterion) => {
					const { unit } = columnOf(criterion.measure);
					const name = nameOf(criterion.measure);
					const threshold = { value: criterion.threshold, few: false };
					return (
						<tr key={criterion.id}>
							<th scope="row">
								{name}
								<span className="block font-normal text-muted">
									{t("days", { days: criterion.days })}
								</span>
							</th>
							<td data-label={t("bound")}>
								{t(`bounds.${criterion.bound}`, {
									value: words.cell(threshold, unit),
								})}
							</td>
							<td data-label={t("measured")}>
								{words.cell(criterion.measured, unit)}
							</td>
							<td data-label={t("state")}>
								<span className={`state state-${criterion.state}`}>
									<Icon name={ICONS[criterion.state]} />
									{t(`states.${criterion.state}`)}
								</span>
							</td>
							{mayDecide ? (
								<td>
									<form action={removeCriterionAction}>
										<input
											type="hidden"
											name="kriterium"
											value={criterion.id}
										/>
										<button
											type="submit"
											className="pilot-quiet-button"
											aria-label={t("removeOf", { criterion: name })}
										>
											{t("remove")}
										</button>
									</form>
								</td>
							) : null}
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}

const ICONS = { met: "success", missed: "danger", unknown: "info" } as const;

function columnOf(measure: Measure): Column {
	const [figure, name] = measure.split("-") as [
		Exclude<FigureName, "languages">,
		string,
	];
	const column = DEFINITIONS[figure].find((one) => one.name === name);
	if (!column) throw new Error(`No such measure: ${measure}`);
	return column;
}
