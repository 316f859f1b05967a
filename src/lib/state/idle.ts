/** For what a page may do once it has nothing better to do. */
export { whenIdle } from '../device/idle';
