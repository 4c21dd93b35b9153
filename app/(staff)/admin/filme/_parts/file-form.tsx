import { useTranslations } from "next-intl";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import type { StepFilm } from "#lib/film/queries/step-films.ts";
import { changeFilmAction } from "../actions.ts";

/** One file for a step: what it is, its content says. */
export function FileForm({ film }: { film: StepFilm }) {
	const t = useTranslations("films");
	const { place } = film;
	const name = t(`places.${place}`);
	return (
		<form
			action={changeFilmAction}
			className="flex max-w-column flex-col gap-16"
		>
			<HiddenFields fields={{ ort: place }} />
			<label htmlFor={`datei-${place}`} className="font-bold">
				{t("file")}
				<span className="sr-only">: {name}</span>
			</label>
			<input
				id={`datei-${place}`}
				name="datei"
				type="file"
				accept="video/mp4,video/webm,.vtt,text/vtt,image/jpeg,image/png,image/webp"
				className="min-h-48"
			/>
			<div className="flex flex-wrap gap-8">
				<Button variant="secondary" name="was" value="datei">
					{t("upload")}
					<span className="sr-only">: {name}</span>
				</Button>
				{film.type || film.hasCaptions || film.hasPoster ? (
					<Button variant="secondary" name="was" value="entfernen">
						{t("remove")}
						<span className="sr-only">: {name}</span>
					</Button>
				) : null}
			</div>
		</form>
	);
}
