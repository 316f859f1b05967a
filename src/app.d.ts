// Kit looks for the app's own types here.
declare global {
	namespace App {
		interface PageState {
			/** What was removed on the way to this page: home offers to take it back. */
			removed?: { batch: string; city: string };
		}
	}
}

export {};
