import type { StaffFormState } from "./staff-form-state.ts";
import { Alert } from "../ui/alert.tsx";

/** What became of a form; it has the focus. */
export function StaffNotice({ notice }: Pick<StaffFormState, "notice">) {
	return notice ? (
		<Alert kind={notice.kind} title={notice.title} role="alert" autoFocus>
			{notice.text ? <p>{notice.text}</p> : null}
		</Alert>
	) : null;
}
