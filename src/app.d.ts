declare global {
	namespace App {
		interface PageState {
			/** Where the focus goes after a navigation, when not to the heading. */
			focus?: string;
		}
	}
}

export {};
