package oxbow.web.oip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oxbow.predict.Tensor;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;

class RequestParserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'shape':[2,3],'datatype':'FP32','data':[1,2.5,-3,4e2,5,0.1]",
                "'shape':[2,3],'datatype':'FP32','data':[[1,2.5,-3],[4e2,5,0.1]]",
                "'data':[[1,2.5,-3],[4e2,5,0.1]],'shape':[2,3],'datatype':'FP32'",
                "'parameters':{'x':1},'datatype':'FP32','unknown':{'a':[1]},'data':[1,2.5,-3,4e2,5,0.1],'shape':[2,3]"
            })
    void elementsMayBeFlatOrNestedAndFieldsInAnyOrder(String fields) {
        Tensor tensor = parse("{'id':'7','inputs':[{'name':'x'," + fields + "}],'more':true}")
                .inputs()
                .getFirst();
        assertThat(tensor.shape()).containsExactly(2, 3);
        assertThat(tensor.rowFloats(0)).containsExactly(1, 2.5f, -3);
        assertThat(tensor.rowFloats(1)).containsExactly(400, 5, 0.1f);
    }

    @Test
    void everyJsonDatatypeIsRead() {
        InferRequest request = parse("{'parameters':{'key':'w','n':3,'b':true},'inputs':["
                + "{'name':'a','datatype':'BOOL','shape':[3],'data':[true,0,false]},"
                + "{'name':'b','datatype':'UINT64','shape':[1],'data':[18446744073709551615]},"
                + "{'name':'c','datatype':'INT8','shape':[2],'data':[-128,127]},"
                + "{'name':'d','datatype':'BYTES','shape':[1,2],'data':[['höhe','']]},"
                + "{'name':'e','datatype':'FP64','shape':[],'data':[1e300]}]}");
        assertThat(request.parameters())
                .containsEntry("key", "w")
                .containsEntry("n", "3")
                .containsEntry("b", "true");
        List<Tensor> inputs = request.inputs();
        assertThat(inputs.get(0).text(0)).isEqualTo("true");
        assertThat(inputs.get(1).text(0)).isEqualTo("18446744073709551615");
        assertThat(inputs.get(2).number(0)).isEqualTo(-128);
        assertThat(inputs.get(3).texts()).containsExactly("höhe", "");
        assertThat(inputs.get(4).number(0)).isEqualTo(1e300);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'shape':[2],'datatype':'FP32','data':[1]            | data of input 'x' (1 elements) must be the 2",
                "'shape':[1],'datatype':'FP32','data':[1,2]          | data of input 'x' (more than 1 elements)",
                "'shape':[2,2],'datatype':'FP32','data':[[1,2,3],[4]]| have 2 there",
                "'shape':[2,2],'datatype':'FP32','data':[[1,2],3]    | be nested 2 deep",
                "'shape':[1],'datatype':'FP32','data':['abc']        | element 1 of input 'x' (abc) must be a value of",
                "'shape':[1],'datatype':'FP32','data':[1e39]         | element 1 of input 'x' (1e39) must be a value of",
                "'shape':[1],'datatype':'INT8','data':[128]          | element 1 of input 'x' (128) must be a value of INT8",
                "'shape':[1],'datatype':'INT32','data':[1.5]         | element 1 of input 'x' (1.5)",
                "'shape':[1],'datatype':'FP16','data':[1]            | be sent as bytes",
                "'shape':[1],'datatype':'FLOAT','data':[1]           | datatype of input 'x' (FLOAT) must be one of",
                "'shape':[-1],'datatype':'FP32','data':[1]           | have no negative lengths",
                "'shape':[2000000000,2000000000],'datatype':'FP32','data':[1] | (1 elements) must be the 4000000000000000000 elements",
                "'shape':[1,64],'datatype':'FP32','data':['a']       | element 1 of input 'x' (a) must be a value of FP32",
                "'shape':[1,64],'datatype':'FP32','data':[0]         | (1 elements) must be the 64 elements",
                "'shape':[1],'datatype':'FP32'                       | data of input 'x' (missing)",
                "'datatype':'FP32','data':[1]                        | shape of input 'x' (missing) must be given",
                "'shape':[1.5],'datatype':'FP32','data':[1]          | hold whole numbers only"
            })
    void whatIsWrongIsNamed(String fields, String message) {
        assertThatThrownBy(() -> parse("{'inputs':[{'name':'x'," + fields + "}]}"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{'inputs':", "{'inputs':[{'name':'x','data':[1,}]}", "nonsense", "{} {}"})
    void whatIsNoJsonIsMalformed(String body) {
        assertThatThrownBy(() -> parse(body))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        broken -> assertThat(broken.kind()).isEqualTo(ProblemKind.MALFORMED));
    }

    @Test
    void bytesFollowTheJsonInTheOrderOfTheInputs() {
        String json = "{'inputs':["
                + "{'name':'x','shape':[2],'datatype':'FP32','parameters':{'binary_data_size':8}},"
                + "{'name':'t','shape':[2],'datatype':'BYTES','parameters':{'binary_data_size':11}}]}";
        byte[] head = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(head.length + 19).order(ByteOrder.LITTLE_ENDIAN);
        body.put(head).putFloat(1.5f).putFloat(-2).putInt(0).putInt(3).put("abc".getBytes(StandardCharsets.UTF_8));
        List<Tensor> inputs =
                new RequestParser(body.array(), head.length).parse().inputs();
        assertThat(inputs.get(0).number(1)).isEqualTo(-2);
        assertThat(inputs.get(1).texts()).containsExactly("", "abc");
        assertThatThrownBy(() -> new RequestParser(body.array(), head.length + 1).parse())
                .isInstanceOf(ProblemException.class);
        byte[] longer = java.util.Arrays.copyOf(body.array(), body.capacity() + 1);
        assertThatThrownBy(() -> new RequestParser(longer, head.length).parse()).hasMessageContaining("end after");
    }

    private static InferRequest parse(String json) {
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return new RequestParser(body, body.length).parse();
    }
}
