import { goOnAction } from "./actions.js";

export const dynamic = "force-dynamic";

/** As little as a page with a form can be, rendered for each request. */
export default function Page() {
	return (
		<form action={goOnAction}>
			<input type="hidden" name="zeit" value="8:00" />
			<button type="submit">Weiter</button>
		</form>
	);
}
