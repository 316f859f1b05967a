// Kit looks for the app's own types here; there are none yet.
export {};
