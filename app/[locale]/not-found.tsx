import { CitizenFrame } from "#components/citizen-frame.tsx";
import { PageNotFound } from "#components/page-not-found.tsx";

/** For addresses that no language begins, such as a missing file. */
export default function NotFound() {
	return (
		<CitizenFrame>
			<PageNotFound />
		</CitizenFrame>
	);
}
