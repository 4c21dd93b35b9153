import { useLocale, useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { paths } from "#lib/paths/citizen.ts";

/**
 * The search, part of the form with the services: whatever is ticked goes along and stays ticked. Its
 * button is the form's first, so it is the one that Enter presses.
 */
export function ServiceSearch({ query }: { query: string }) {
	const t = useTranslations("start.search");
	return (
		<search className="kern-form-input">
			<label className="kern-label" htmlFor="suche">
				{t("label")}
			</label>
			<div className="kern-hint" id="suche-hinweis">
				{t("hint")}
			</div>
			<div className="search-line">
				<input
					className="kern-form-input__input"
					type="search"
					id="suche"
					name="suche"
					defaultValue={query}
					key={query}
					dir="auto"
					maxLength={120}
					autoComplete="off"
					spellCheck={false}
					enterKeyHint="search"
					aria-describedby="suche-hinweis"
				/>
				<Button formAction={paths(useLocale()).start()} variant="secondary">
					{t("button")}
				</Button>
			</div>
		</search>
	);
}
