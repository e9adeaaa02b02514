import { acceptedBy } from '../support/versions';

acceptedBy('1.36.3');
