import { useTranslations } from "next-intl";
import { COLUMNS, DENSITIES, type Screen } from "#lib/staff/rules/screen.ts";
import { Pressing } from "../_visit/pressing.tsx";
import { setScreenAction } from "../actions.ts";

/** How dense the page stands and what its lines say: as each person wants it, on every machine. */
export function ScreenForm({ screen }: { screen: Screen }) {
	const t = useTranslations("team.screen");
	const columns = useTranslations("team.columns");
	return (
		<details className="team-view no-print">
			<summary className="team-button">{t("button")}</summary>
			<form action={setScreenAction} className="team-view-form">
				<fieldset>
					<legend>{t("density")}</legend>
					{DENSITIES.map((one) => (
						<label key={one} className="team-tick">
							<input
								// A form forgets what was chosen once its answer is there; a new one begins with it.
								key={String(one === screen.density)}
								type="radio"
								name="dichte"
								value={one}
								defaultChecked={one === screen.density}
							/>
							{t(`densities.${one}`)}
						</label>
					))}
				</fieldset>
				<fieldset>
					<legend>{t("columns")}</legend>
					{COLUMNS.map((one) => (
						<label key={one} className="team-tick">
							<input
								key={String(screen.hidden.includes(one))}
								type="checkbox"
								name="spalte"
								value={one}
								defaultChecked={!screen.hidden.includes(one)}
							/>
							{columns(one)}
						</label>
					))}
				</fieldset>
				<p className="team-small text-muted">{t("hint")}</p>
				<Pressing className="team-button self-start">{t("save")}</Pressing>
			</form>
		</details>
	);
}
