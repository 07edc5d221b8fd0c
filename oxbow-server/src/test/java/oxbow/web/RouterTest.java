package oxbow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import oxbow.access.Permission;
import oxbow.problem.ProblemException;
import oxbow.web.Router.Match;
import oxbow.web.Router.Nothing;
import oxbow.web.Router.WrongMethod;

class RouterTest {

    private static Route route(String path) {
        return Route.get(path, Permission.READ, _ -> Response.noContent());
    }

    private static Router.Found get(Router router, String path) {
        return router.find(Optional.of(Method.GET), path);
    }

    @Test
    void literalSegmentsWinOverNamedOnesAndNamedOverTheRest() {
        Route literal = route("/a/list");
        Route named = route("/a/{id}");
        Route rest = route("/a/{path...}");
        Router router = new Router(List.of(rest, named, literal));
        assertThat(get(router, "/a/list")).isEqualTo(new Match(literal, Map.of()));
        assertThat(get(router, "/a/7")).isEqualTo(new Match(named, Map.of("id", "7")));
        assertThat(get(router, "/a/7/8")).isEqualTo(new Match(rest, Map.of("path", "7/8")));
    }

    @Test
    void aLiteralThatLeadsNowhereGivesWayToANamedSegment() {
        Route deep = route("/p/{project}/v2");
        Router router = new Router(List.of(route("/p/x/other"), deep));
        assertThat(get(router, "/p/x/v2")).isEqualTo(new Match(deep, Map.of("project", "x")));
    }

    @Test
    void segmentsAreDecodedOneByOne() {
        Route route = route("/m/{name}");
        Router router = new Router(List.of(route));
        assertThat(get(router, "/m/a%2Fb%20c+d")).isEqualTo(new Match(route, Map.of("name", "a/b c+d")));
        assertThatThrownBy(() -> get(router, "/m/%zz")).isInstanceOf(ProblemException.class);
    }

    @Test
    void anotherMethodIsNamedAsSuch() {
        Router router = new Router(List.of(route("/a")));
        assertThat(router.find(Optional.of(Method.POST), "/a")).isInstanceOf(WrongMethod.class);
        assertThat(router.find(Optional.empty(), "/a")).isInstanceOf(WrongMethod.class);
        assertThat(get(router, "/b")).isInstanceOf(Nothing.class);
        assertThat(get(router, "/a/")).isInstanceOf(Nothing.class);
    }

    @Test
    void twoRoutesForOneRequestAreRefused() {
        assertThatThrownBy(() -> new Router(List.of(route("/a/{x}"), route("/a/{y}"))))
                .hasMessageContaining("Two routes");
    }

    @Test
    void pathsThatCouldNeverMatchAreRefused() {
        assertThatThrownBy(() -> route("a")).hasMessageContaining("must be made of");
        assertThatThrownBy(() -> route("/a/")).hasMessageContaining("must be made of");
        assertThatThrownBy(() -> route("/{A}")).hasMessageContaining("must be made of");
    }
}
